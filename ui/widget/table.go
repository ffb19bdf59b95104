package widget

import (
	"cmp"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"

	"certibloc/data"
)

// Column is a column of a table. Share is its part of the width.
type Column struct {
	Title string
	Share float32
}

// TableRow is a row ready to be shown; a cell may have several lines. Sort, where it is not nil, stands for the cells when the rows are sorted.
type TableRow struct {
	Key   data.ID
	Cells []string
	Sort  []string

	folded string
	lines  int
}

// Table is a list of rows with a filter above it, sorted by the column one picks. Up and Down move, Return opens.
type Table struct {
	OnOpen func(key data.ID)
	Empty  string // said in place of the rows where there are none

	columns []Column
	all     []TableRow
	order   []int // indexes into all, as it is sorted
	shown   []int // those of order that the filter lets through
	sortBy  int
	descend bool
	tall    bool // some row has several lines
	fitted  bool // some row on the list is taller than one line
	query   string

	filter  *TextField
	list    *rowList
	headers []*Button
	empty   *fw.RichText
	content *fyne.Container
}

// NewTable returns an empty table; with filter, a field above it narrows the rows as one types.
func NewTable(columns []Column, filter string) *Table {
	t := &Table{columns: columns, sortBy: -1, empty: Quiet("")}
	t.list = newRowList(t)
	head := make([]fyne.CanvasObject, len(columns))
	for i, c := range columns {
		b := Plain(c.Title, func() { t.SortBy(i) })
		t.headers = append(t.headers, b)
		head[i] = b
	}
	top := container.NewVBox(NewSurface(theme.ColorNameHeaderBackground, container.New(t.layout(), head...)), fw.NewSeparator())
	if filter != "" {
		t.filter = NewTextField(filter)
		t.filter.OnChanged = t.Filter
		t.filter.OnSubmitted = func(string) { t.openFirst() }
		t.filter.OnEscape = func() { t.filter.SetText("") }
		top = container.NewVBox(Width(t.filter, 360), top)
	}
	t.content = container.NewBorder(top, nil, nil, nil, container.NewStack(t.list, Margin(t.empty, 1)))
	return t
}

// Content is what is shown.
func (t *Table) Content() fyne.CanvasObject { return t.content }

// Focus is where the keyboard begins: the filter, or the rows.
func (t *Table) Focus() fyne.Focusable {
	if t.filter != nil {
		return t.filter
	}
	return t.list
}

// SetRows shows other rows; the filter and the order stay.
func (t *Table) SetRows(rows []TableRow) {
	t.all, t.tall = rows, false
	for i := range t.all {
		t.all[i].folded = data.Fold(strings.Join(t.all[i].Cells, " "))
		t.all[i].lines = t.all[i].countLines()
		t.tall = t.tall || t.all[i].lines > 1
	}
	t.sort()
	t.arrange()
}

// Filter shows the rows that hold every word of a text, accents apart.
func (t *Table) Filter(text string) {
	t.query = data.Fold(text)
	t.arrange()
}

// SortBy sorts by a column, and turns the order round when it is sorted by it already.
func (t *Table) SortBy(column int) {
	t.descend = t.sortBy == column && !t.descend
	t.sortBy = column
	for i, b := range t.headers {
		title := t.columns[i].Title
		switch {
		case i == column && t.descend:
			title += " ▼"
		case i == column:
			title += " ▲"
		}
		b.SetText(title)
	}
	t.sort()
	t.arrange()
}

// sort puts all the rows in order, once, so that filtering them as one types need not.
func (t *Table) sort() {
	t.order = t.order[:0]
	keys := make([]string, len(t.all))
	for i := range t.all {
		t.order = append(t.order, i)
		if t.sortBy >= 0 {
			keys[i] = t.all[i].sortKey(t.sortBy)
		}
	}
	slices.SortStableFunc(t.order, func(a, b int) int {
		order := cmp.Compare(keys[a], keys[b])
		if t.descend {
			order = -order
		}
		return order
	})
}

func (t *Table) arrange() {
	t.shown = t.shown[:0]
	for _, i := range t.order {
		if data.Matches(t.all[i].folded, t.query) {
			t.shown = append(t.shown, i)
		}
	}
	t.list.UnselectAll()
	t.list.fit()
	t.list.Refresh()
	SetText(t.empty, t.emptyText())
	if len(t.shown) == 0 {
		t.empty.Show()
	} else {
		t.empty.Hide()
	}
}

func (t *Table) emptyText() string {
	if len(t.all) > 0 {
		return "Rien ne correspond. Effacez le filtre pour tout revoir."
	}
	return t.Empty
}

func (r *TableRow) sortKey(column int) string {
	if r.Sort != nil {
		return r.Sort[column]
	}
	return data.Fold(r.Cells[column])
}

// Rows returns the rows shown, in their order.
func (t *Table) Rows() []TableRow {
	rows := make([]TableRow, len(t.shown))
	for i, n := range t.shown {
		rows[i] = t.all[n]
	}
	return rows
}

func (t *Table) open(i int) {
	if t.OnOpen != nil && i >= 0 && i < len(t.shown) {
		t.OnOpen(t.all[t.shown[i]].Key)
	}
}

func (t *Table) openFirst() {
	if len(t.shown) > 0 {
		t.open(0)
	}
}

func (t *Table) layout() fyne.Layout { return shares(t.columns) }

// Shares sets objects side by side, each with its part of the width.
func Shares(parts []float32, objects ...fyne.CanvasObject) *fyne.Container {
	columns := make(shares, len(parts))
	for i, part := range parts {
		columns[i].Share = part
	}
	return container.New(columns, objects...)
}

func (r *TableRow) countLines() int {
	most := 1
	for _, c := range r.Cells {
		most = max(most, 1+strings.Count(c, "\n"))
	}
	return most
}

// shares lays cells out side by side, each with its part of the width.
type shares []Column

func (s shares) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	total := float32(0)
	for _, c := range s {
		total += c.Share
	}
	x := float32(0)
	for i, o := range objects {
		w := size.Width * s[i].Share / total
		o.Move(fyne.NewPos(x, 0))
		o.Resize(fyne.NewSize(w, size.Height))
		x += w
	}
}

func (s shares) MinSize(objects []fyne.CanvasObject) fyne.Size {
	height := float32(0)
	for _, o := range objects {
		height = max(height, o.MinSize().Height)
	}
	return fyne.NewSize(float32(len(s))*40, height)
}

// rowList is the rows: Fyne's list, which Return opens too.
type rowList struct {
	fw.List
	table *Table
	at    int // the row that the keyboard is on
}

func newRowList(t *Table) *rowList {
	l := &rowList{table: t}
	l.Length = func() int { return len(t.shown) }
	l.CreateItem = func() fyne.CanvasObject {
		cells := make([]fyne.CanvasObject, len(t.columns))
		for i := range cells {
			label := fw.NewLabel("")
			label.Truncation = fyne.TextTruncateEllipsis
			cells[i] = label
		}
		return container.New(t.layout(), cells...)
	}
	l.UpdateItem = func(id fw.ListItemID, o fyne.CanvasObject) {
		row, ok := o.(*fyne.Container)
		if !ok || id >= len(t.shown) { // the rows may have become fewer since
			return
		}
		for i, cell := range t.all[t.shown[id]].Cells {
			if label, ok := row.Objects[i].(*fw.Label); ok {
				label.SetText(cell)
			}
		}
	}
	l.OnSelected = func(id fw.ListItemID) {
		l.Unselect(id)
		t.open(id)
	}
	l.OnHighlighted = func(id fw.ListItemID) { l.at = id }
	l.ExtendBaseWidget(l)
	return l
}

// fit gives each row the height of its lines. While every row has one, it costs nothing.
func (l *rowList) fit() {
	t := l.table
	if !t.tall && !t.fitted {
		return
	}
	t.fitted = t.tall
	for i, at := range t.shown {
		l.SetItemHeight(i, fw.NewLabel(strings.Repeat("\n", t.all[at].lines-1)).MinSize().Height)
	}
}

// TypedKey opens the row on Return.
func (l *rowList) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		l.table.open(min(l.at, len(l.table.shown)-1))
	case fyne.KeyEscape:
		bubble(l, ev)
	default:
		l.List.TypedKey(ev)
	}
}
