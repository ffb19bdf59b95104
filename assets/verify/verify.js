"use strict";

// What the program puts in: the keys of the centre, and the titles of the documents that bear a code.
const known = /*CERTIBLOC-KEYS*/null || { keys: [], titles: [] };

const specimen = "SPÉCIMEN – centre d’exemple";
const signatureLine = /^CB1 ([A-Z2-7]{4}(?:-[A-Z2-7]{4}){3}) ([A-Za-z0-9_-]{86})$/;

const at = (id) => document.getElementById(id);

// parse cuts a signed text into its text, its key and its signature, or returns null.
function parse(input) {
  const tidy = input.replace(/\r\n/g, "\n").replace(/^[ \t\n\ufeff]+|[ \t\n\ufeff]+$/g, "").normalize("NFC");
  const cut = tidy.lastIndexOf("\n");
  const last = cut < 1 ? null : signatureLine.exec(tidy.slice(cut + 1));
  if (!last) return null;
  const signature = bytes(last[2].replace(/-/g, "+").replace(/_/g, "/") + "==");
  if (!signature || btoa(String.fromCharCode(...signature)).replace(/=+$/, "").replace(/\+/g, "-").replace(/\//g, "_") !== last[2]) return null;
  return { text: tidy.slice(0, cut), key: last[1], signature };
}

function bytes(base64) {
  try {
    return Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
  } catch {
    return null;
  }
}

// signedBy asks every way of checking that the browser has; all of them must agree.
async function signedBy(publicKey, message, signature) {
  const answers = [];
  if (typeof nobleEd25519 !== "undefined") {
    try {
      answers.push(nobleEd25519.verify(signature, message, publicKey, { zip215: false }));
    } catch {
      answers.push(false);
    }
  }
  let native = null;
  try {
    native = await crypto.subtle.importKey("raw", publicKey, { name: "Ed25519" }, false, ["verify"]);
  } catch {
    // This browser does not know Ed25519: the page's own check stands alone.
  }
  if (native) answers.push(await crypto.subtle.verify({ name: "Ed25519" }, native, signature, message));
  document.documentElement.dataset.checks = String(answers.length);
  if (answers.length === 0) throw new Error("no way to check a signature");
  return answers.every(Boolean);
}

// open returns the text of what the centre signed, or a verdict that refuses it.
async function open(input) {
  const signed = parse(input);
  if (!signed) return { refused: "incomplet" };
  const key = known.keys.find((k) => k.id === signed.key);
  if (!key) return { refused: "inconnue", id: signed.key };
  const whole = await signedBy(bytes(key.public), new TextEncoder().encode(signed.text), signed.signature);
  return whole ? { text: signed.text, key } : { refused: "altere" };
}

// cancelled reads a signed list: the day of each number, or a sentence that says why not.
async function cancelled(input) {
  if (input.trim() === "") return { list: null };
  const opened = await open(input);
  const lines = opened.refused ? [] : opened.text.split("\n");
  const total = /^Total : (\d+)$/.exec(lines[lines.length - 1] || "");
  if (lines[0] !== "NUMÉROS ANNULÉS" || !total || Number(total[1]) !== lines.length - 4) {
    return { wrong: "La liste des numéros annulés n’est pas entière, ou elle n’est pas signée par le centre. Demandez-la de nouveau au centre, ou retirez-la." };
  }
  const list = new Map();
  for (const line of lines.slice(3, -1)) {
    const entry = /^(\S.*) annulé le (.*)$/.exec(line);
    if (entry) list.set(entry[1], entry[2]);
  }
  return { list, day: lines[2].replace("État au ", "") };
}

const verdicts = {
  valide: ["Valide", "✓"],
  altere: ["Altéré", "✕"],
  inconnue: ["Clé inconnue", "?"],
  annule: ["Annulé", "✕"],
  incomplet: ["Ce n’est pas un code entier", "?"],
  impossible: ["Vérification impossible", "?"],
};

// judge returns the verdict on a code, its sentence, and what it says.
async function judge(code, listText) {
  const opened = await open(code);
  switch (opened.refused) {
    case "incomplet":
      return { verdict: "incomplet", says: "Collez tout le texte du code, de la première ligne à la dernière, qui commence par « CB1 »." };
    case "inconnue":
      return { verdict: "inconnue", says: `Le code est signé par la clé ${opened.id}, que cette page ne connaît pas. Demandez au centre une page à jour ; si la clé n’y est pas, le document ne vient pas de lui.` };
    case "altere":
      return { verdict: "altere", says: "Le texte n’est pas celui que le centre a signé : au moins une lettre a changé. Ce document ne prouve rien." };
  }
  const lines = opened.text.split("\n");
  const example = lines[0] === specimen;
  const [title, numbered] = example ? lines.slice(1) : lines;
  if (!known.titles.includes(title) || !(numbered || "").startsWith("n° ")) {
    return { verdict: "incomplet", says: "Ce texte est signé par le centre, mais ce n’est pas celui d’un certificat." };
  }
  const number = numbered.slice(3);
  const { list, day, wrong } = await cancelled(listText);
  if (wrong) return { verdict: "impossible", says: wrong };
  if (list && list.has(number)) {
    return { verdict: "annule", says: `Le document ${number} est annulé depuis le ${list.get(number)}, d’après la liste du centre au ${day}.`, lines };
  }
  const notes = ["Comparez maintenant chaque ligne avec le certificat que vous avez en main."];
  if (example) notes.unshift("C’est un spécimen du centre d’exemple : la personne est inventée, il ne vaut rien.");
  notes.push(list ? `Il n’est pas dans la liste des numéros annulés au ${day}.` : "Une annulation n’a pas été recherchée : donnez plus haut la liste des numéros annulés du centre.");
  const since = opened.key.retired ? `, remplacée depuis le ${opened.key.retired}` : "";
  return { verdict: "valide", says: `Signé par ${opened.key.centre} (clé ${opened.key.id}${since}) ; aucune lettre n’a changé.`, lines, notes };
}

function show(result) {
  const [title, sign] = verdicts[result.verdict];
  const box = at("result");
  box.className = "result " + result.verdict;
  document.documentElement.dataset.verdict = result.verdict;
  at("sign").textContent = sign;
  at("verdict").textContent = title;
  at("says").textContent = result.says;
  at("lines").replaceChildren(...(result.lines || []).map((text) => element("li", text)));
  at("notes").replaceChildren(...(result.notes || []).map((text) => element("p", text)));
  box.hidden = false;
}

function element(name, text) {
  const e = document.createElement(name);
  e.textContent = text;
  return e;
}

async function check() {
  if (at("code").value.trim() === "") {
    at("result").hidden = true;
    return;
  }
  try {
    show(await judge(at("code").value, at("list").value));
  } catch {
    show({ verdict: "impossible", says: "Ce navigateur est trop ancien pour vérifier une signature. Ouvrez la page dans un autre." });
  }
}

function start() {
  at("keys").replaceChildren(...known.keys.slice().reverse().map((k) => {
    const card = document.createElement("div");
    card.className = "key";
    const days = k.retired ? `en service du ${k.from} au ${k.retired} ; elle vérifie encore ce qu’elle a signé` : `en service depuis le ${k.from}`;
    card.append(element("h3", k.id), element("p", `${k.centre}, ${days}`), element("code", k.fingerprint));
    return card;
  }));
  if (known.keys.length > 0) at("centre").textContent = known.keys[known.keys.length - 1].centre;
  at("form").addEventListener("submit", (event) => {
    event.preventDefault();
    check();
  });
  at("code").addEventListener("input", check);
  at("list").addEventListener("input", check);
  at("file").addEventListener("change", async (event) => {
    if (event.target.files[0]) at("list").value = await event.target.files[0].text();
    check();
  });
  const given = new URLSearchParams(location.hash.slice(1));
  at("code").value = given.get("code") || "";
  at("list").value = given.get("annules") || "";
  check();
}

start();
