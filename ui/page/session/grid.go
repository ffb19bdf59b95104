package session

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"

	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/data/rules"
	"certibloc/ui/widget"
)

// gridColumn is one thing to record, for all who owe it.
type gridColumn struct {
	bloc             rncp.BlocKey
	assessment, part string
	title            string
}

// gridCell is what one candidate owes in one column, ready to be shown.
type gridCell struct {
	owed bool
	item rules.Item
	text string
}

// grid is the results as a table: candidates down, assessments across. It has the focus itself and takes keys as a
// spreadsheet does: what one types goes into the current cell; Enter confirms and goes down, Shift+Enter up, Tab to the
// right; Escape undoes the cell; Delete withdraws what is recorded, after a question. A confirmed value is on disk.
type grid struct {
	fw.Table
	step    *resultsStep
	columns []gridColumn
	cells   [][]gridCell
	names   []string // cut to the first column

	row, col int
	typed    []rune // what is being typed
	typing   bool
	shift    bool

	said *fw.RichText
	help *fw.RichText
	page *fyne.Container
}

func newGrid(s *resultsStep) *grid {
	g := &grid{step: s, said: widget.Small(""), help: widget.Small("")}
	g.Length = func() (int, int) { return len(g.cells), len(g.columns) }
	g.CreateCell = func() fyne.CanvasObject {
		l := fw.NewLabel("")
		l.Alignment = fyne.TextAlignCenter
		return l
	}
	g.UpdateCell = g.updateCell
	g.ShowHeaderRow, g.ShowHeaderColumn = true, true
	g.CreateHeader = func() fyne.CanvasObject {
		l := fw.NewLabelWithStyle("", fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
		return l
	}
	g.UpdateHeader = g.updateHeader
	g.OnSelected = g.clicked
	g.ExtendBaseWidget(g)
	g.page = container.NewBorder(nil, container.NewVBox(g.said, g.help), nil, nil, g)
	return g
}

// refresh makes the cells anew from the facts; what is being typed stays.
func (g *grid) refresh() {
	v := &g.step.view
	g.columns, g.cells, g.names = nil, make([][]gridCell, len(v.Cases)), make([]string, len(v.Cases))
	index := map[gridColumn]int{}
	for _, b := range v.Fiche.Blocs {
		for i := range v.Cases {
			for _, item := range rules.Due(v.Fiche, &v.Session.Rules, &v.Cases[i], b.Key) {
				c := columnOf(item)
				if _, known := index[c]; !known {
					index[c] = len(g.columns)
					g.columns = append(g.columns, c)
				}
			}
		}
	}
	for i := range v.Cases {
		g.names[i] = cut(v.Cases[i].Candidate.Name())
		g.cells[i] = make([]gridCell, len(g.columns))
		for _, b := range v.Fiche.Blocs {
			for _, item := range rules.Due(v.Fiche, &v.Session.Rules, &v.Cases[i], b.Key) {
				n := index[columnOf(item)]
				g.cells[i][n] = gridCell{owed: true, item: item, text: valueText(&v.Cases[i], item)}
			}
		}
	}
	g.begin()
	widget.SetText(g.help, g.helpText())
	g.SetColumnWidth(-1, 220)
	for i := range g.columns {
		g.SetColumnWidth(i, 164)
	}
	g.SetRowHeight(-1, 62)
	g.Refresh()
}

// helpText says what may be typed into the cells, and what the keys do.
func (g *grid) helpText() string {
	var kinds []data.ValueKind
	known := map[rncp.Kind]bool{}
	for _, row := range g.cells {
		for _, cell := range row {
			if k := cell.item.Assessment.Kind; cell.owed && !known[k] {
				known[k] = true
				kinds = append(kinds, g.step.kinds(cell.item)...)
			}
		}
	}
	return "Tapez " + data.ValueHelp(g.step.view.Session.Rules.Scale.Value, kinds) +
		". Entrée descend, Maj+Entrée remonte, Tab va à droite, Échap annule, Suppr retire ce qui est enregistré, Ctrl+V colle depuis un tableur."
}

// columnOf returns the column of an item. A part goes by its own name: there is no room for more.
func columnOf(item rules.Item) gridColumn {
	title := item.Assessment.Short
	if item.Part.Key != "" {
		title = item.Part.Short
	}
	return gridColumn{item.Bloc, item.Assessment.Key, item.Part.Key, title}
}

// begin puts the current cell on the first one that is owed, where it is on none.
func (g *grid) begin() {
	if g.current().owed {
		return
	}
	for r := range g.cells {
		for c := range g.columns {
			if g.cells[r][c].owed {
				g.row, g.col = r, c
				return
			}
		}
	}
}

func (g *grid) updateCell(id fw.TableCellID, o fyne.CanvasObject) {
	label, ok := o.(*fw.Label)
	if !ok || id.Row >= len(g.cells) || id.Col >= len(g.columns) {
		return
	}
	cell := g.cells[id.Row][id.Col]
	text, importance := cell.text, fw.MediumImportance
	switch {
	case id.Row == g.row && id.Col == g.col && g.typing:
		text, importance = string(g.typed)+"▏", fw.HighImportance
	case !cell.owed:
		text, importance = "—", fw.LowImportance
	}
	show(label, text, importance)
}

// cut shortens a name to what the first column holds. Letting the label do it at each scroll costs a frame.
func cut(name string) string {
	const room = 200 // pixels
	bold := fyne.TextStyle{Bold: true}
	size := theme.TextSize()
	if fyne.MeasureText(name, size, bold).Width <= room {
		return name
	}
	runes := []rune(name)
	for len(runes) > 1 && fyne.MeasureText(string(runes)+"…", size, bold).Width > room {
		runes = runes[:len(runes)-1]
	}
	return string(runes) + "…"
}

// show sets a label, and leaves one alone that says it already: laying a label out again is what scrolling costs.
func show(label *fw.Label, text string, importance fw.Importance) {
	if label.Text != text || label.Importance != importance {
		label.Importance = importance
		label.SetText(text)
	}
}

func (g *grid) updateHeader(id fw.TableCellID, o fyne.CanvasObject) {
	label, ok := o.(*fw.Label)
	if !ok {
		return
	}
	switch {
	case id.Row < 0 && id.Col >= 0 && id.Col < len(g.columns):
		b, _ := g.step.view.Fiche.Bloc(g.columns[id.Col].bloc)
		show(label, b.Component.Label+"\n"+g.columns[id.Col].title, fw.MediumImportance)
	case id.Col < 0 && id.Row >= 0 && id.Row < len(g.names):
		show(label, g.names[id.Row], fw.MediumImportance)
	default:
		show(label, "", fw.MediumImportance)
	}
}

// clicked makes a cell the current one.
func (g *grid) clicked(id fw.TableCellID) {
	if id.Row == g.row && id.Col == g.col {
		return
	}
	if g.typing && !g.confirm() {
		g.mark()
		return
	}
	g.row, g.col = id.Row, id.Col
	g.where()
	g.Refresh()
}

// mark shows the current cell.
func (g *grid) mark() {
	if len(g.cells) > 0 && len(g.columns) > 0 {
		g.Select(fw.TableCellID{Row: g.row, Col: g.col})
	}
	g.where()
	g.Refresh()
}

// where says in words which cell is the current one.
func (g *grid) where() {
	if cell := g.current(); cell.owed && !g.typing {
		b, _ := g.step.view.Fiche.Bloc(cell.item.Bloc)
		words := []string{g.step.view.Cases[g.row].Candidate.Name(), b.Title, cell.item.Label()}
		if own := g.step.rulesText(cell.item); own != "" {
			words = append(words, own)
		}
		g.say(strings.Join(words, " · "), widget.ColorQuiet)
	}
}

// FocusGained shows where one is.
func (g *grid) FocusGained() {
	g.Table.FocusGained()
	g.mark()
}

// FocusLost confirms what was being typed: nothing typed is left behind. A cell that was wiped out shows again what it
// holds: one withdraws a result on purpose only.
func (g *grid) FocusLost() {
	g.Table.FocusLost()
	switch {
	case g.typing && len(g.typed) == 0 && g.current().text != "":
		g.typing = false
		g.where()
		g.Refresh()
	case g.typing:
		g.confirm()
	}
}

// AcceptsTab keeps Tab within the grid, but at its last cell.
func (g *grid) AcceptsTab() bool {
	r, c := g.across(1)
	return g.typing || r != g.row || c != g.col
}

// KeyDown and KeyUp follow the Shift key.
func (g *grid) KeyDown(ev *fyne.KeyEvent) { g.shift = g.shift || shiftKey(ev) }

// KeyUp follows the Shift key.
func (g *grid) KeyUp(ev *fyne.KeyEvent) { g.shift = g.shift && !shiftKey(ev) }

func shiftKey(ev *fyne.KeyEvent) bool {
	return ev.Name == "LeftShift" || ev.Name == "RightShift"
}

// TypedRune types into the current cell; the first character takes the place of what it held.
func (g *grid) TypedRune(r rune) {
	if g.step.sealed() || !g.current().owed {
		return
	}
	if !g.typing {
		g.typing, g.typed = true, nil
	}
	g.typed = append(g.typed, r)
	g.Refresh()
}

func (g *grid) current() gridCell {
	if g.row >= len(g.cells) || g.col >= len(g.columns) {
		return gridCell{}
	}
	return g.cells[g.row][g.col]
}

// TypedKey moves, confirms and undoes.
func (g *grid) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		if g.shift {
			g.move(-1, 0)
		} else {
			g.move(1, 0)
		}
	case fyne.KeyTab:
		if g.shift {
			g.move(0, -1)
		} else {
			g.move(0, 1)
		}
	case fyne.KeyDown:
		g.move(1, 0)
	case fyne.KeyUp:
		g.move(-1, 0)
	case fyne.KeyRight:
		g.move(0, 1)
	case fyne.KeyLeft:
		g.move(0, -1)
	case fyne.KeyEscape:
		g.typing, g.typed = false, nil
		g.tell("")
		g.Refresh()
	case fyne.KeyDelete:
		if !g.typing {
			g.askWithdraw()
			return
		}
		g.erase()
	case fyne.KeyBackspace:
		g.erase()
	}
}

// move confirms the cell and goes to the next one that is owed: across, on to the next row at the end of one; down and
// up, in the same column where it can, otherwise as near to it as the next row allows. It stays where there is none.
func (g *grid) move(rows, cols int) {
	if g.typing && !g.confirm() {
		return
	}
	r, c := g.across(cols)
	if rows != 0 {
		r, c = g.along(rows)
	}
	g.row, g.col = r, c
	g.mark()
}

func (g *grid) across(by int) (row, col int) {
	for at := g.row*len(g.columns) + g.col + by; by != 0 && at >= 0 && at < len(g.cells)*len(g.columns); at += by {
		if r, c := at/len(g.columns), at%len(g.columns); g.cells[r][c].owed {
			return r, c
		}
	}
	return g.row, g.col
}

func (g *grid) along(by int) (row, col int) {
	for r := g.row + by; r >= 0 && r < len(g.cells); r += by {
		if g.cells[r][g.col].owed {
			return r, g.col
		}
	}
	for r := g.row + by; r >= 0 && r < len(g.cells); r += by {
		for distance := range len(g.columns) {
			for _, c := range []int{g.col - distance, g.col + distance} {
				if c >= 0 && c < len(g.columns) && g.cells[r][c].owed {
					return r, c
				}
			}
		}
	}
	return g.row, g.col
}
