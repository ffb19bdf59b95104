// Draws the page of a certificate with typst in one warm process, and prints how many it draws a second. It ends with 3 where
// typst is not installed as a module of Node (@myriaddreamin/typst-ts-node-compiler).
let typst;
try {
  typst = require("@myriaddreamin/typst-ts-node-compiler");
} catch {
  process.exit(3);
}
const [page, fonts, count] = process.argv.slice(2);
const path = require("node:path");
const compiler = typst.NodeCompiler.create({ workspace: path.dirname(page), fontArgs: [{ fontPaths: [fonts] }] });
const draw = (n) => {
  const pdf = compiler.pdf({ mainFilePath: page, inputs: { number: `CANTAL-CB-2021-${n}` } });
  compiler.evictCache(10);
  return pdf.length;
};
draw(0);
const start = process.hrtime.bigint();
for (let n = 1; n <= Number(count); n++) draw(n);
console.log((Number(count) / (Number(process.hrtime.bigint() - start) / 1e9)).toFixed(1));
