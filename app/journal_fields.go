package app

import (
	"bytes"
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"certibloc/data"
	"certibloc/data/rncp"
)

// fields returns the fields in which two values of a record differ, in the order of the record.
func (b *Book) fields(old, now json.RawMessage) []FieldOf {
	var was, is leaves
	b.flatten(old, "", &was)
	b.flatten(now, "", &is)
	var fields []FieldOf
	for _, name := range is.names {
		if was.words[name] != is.words[name] {
			fields = append(fields, FieldOf{b.fieldLabel(name), was.words[name], is.words[name]})
		}
	}
	for _, name := range was.names {
		if _, there := is.words[name]; !there {
			fields = append(fields, FieldOf{Label: b.fieldLabel(name), Before: was.words[name]})
		}
	}
	return fields
}

// leaves are the ends of a value, as one reads them, by the way to each.
type leaves struct {
	names []string // in the order of the value
	words map[string]string
}

func (l *leaves) add(path, words string) {
	if l.words == nil {
		l.words = map[string]string{}
	}
	l.names = append(l.names, path)
	l.words[path] = words
}

// fieldLabel writes the way to a field in words: « Règlement › Seuil ».
func (b *Book) fieldLabel(path string) string {
	if path != "value" {
		path = strings.TrimSuffix(path, ".value") // of a setting, beside where it comes from
	}
	parts := strings.Split(path, ".")
	for i, p := range parts {
		if words, ok := fieldWords[p]; ok {
			parts[i] = words
		} else {
			parts[i] = b.text(p)
		}
	}
	return strings.Join(parts, " › ")
}

// flatten notes the leaves of a value.
func (b *Book) flatten(raw json.RawMessage, path string, to *leaves) {
	name := path[strings.LastIndexByte(path, '.')+1:]
	switch {
	case len(raw) == 0 || hiddenFields[name]:
	case longFields[name] && raw[0] == '{':
		to.add(path, Volume(len(raw)))
	case raw[0] == '{' && name == "value" && b.result(raw, path, to):
	case raw[0] == '{':
		members(raw, func(key string, value json.RawMessage) {
			b.flatten(value, strings.TrimPrefix(path+"."+key, "."), to)
		})
	default:
		words := b.leaf(raw)
		if hundredths, err := strconv.Atoi(words); err == nil && isMark(path) {
			words = data.Mark(hundredths).String()
		}
		if words != "" {
			to.add(path, words)
		}
	}
}

// members calls fn with the members of an object, in their order.
func members(object json.RawMessage, fn func(key string, value json.RawMessage)) {
	d := json.NewDecoder(bytes.NewReader(object))
	if _, err := d.Token(); err != nil {
		return
	}
	for d.More() {
		key, err := d.Token()
		var value json.RawMessage
		if err != nil || d.Decode(&value) != nil {
			return // what the store has written is whole
		}
		if name, ok := key.(string); ok {
			fn(name, value)
		}
	}
}

// isMark says whether a field of the rules is a mark, which is kept in hundredths of a point.
func isMark(path string) bool {
	for _, end := range []string{"passMark.value", "eliminatory.value", "scale.value.max", "scale.value.step"} {
		if strings.HasSuffix(path, end) {
			return true
		}
	}
	return strings.Contains(path, "rules.blocs.") && strings.HasSuffix(path, ".value")
}

// result writes the value of an assessment.
func (b *Book) result(raw json.RawMessage, path string, to *leaves) bool {
	var v data.Value
	if json.Unmarshal(raw, &v) != nil || v.Kind == "" {
		return false
	}
	to.add(path, v.String())
	return true
}

// leaf writes a value that has no fields: a text, a number, yes or no, or a list.
func (b *Book) leaf(raw json.RawMessage) string {
	var v any
	var list []json.RawMessage
	if json.Unmarshal(raw, &v) != nil {
		return ""
	}
	switch v := v.(type) {
	case string:
		return b.text(v)
	case bool:
		if v {
			return "oui"
		}
		return "non"
	case []any:
		var items []string
		if json.Unmarshal(raw, &list) == nil {
			for _, item := range list {
				items = append(items, b.item(item))
			}
		}
		return shortened(strings.Join(items, ", "))
	case nil:
		return ""
	}
	return string(raw)
}

// item writes one of a list.
func (b *Book) item(raw json.RawMessage) string {
	var all leaves
	b.flatten(raw, "", &all)
	var words []string
	for _, name := range all.names {
		words = append(words, all.words[name])
	}
	return strings.Join(words, " ")
}

// maxShown is how many characters of a value are shown.
const maxShown = 200

func shortened(s string) string {
	if utf8.RuneCountInString(s) <= maxShown {
		return s
	}
	return strings.TrimRight(string([]rune(s)[:maxShown]), " ") + "…"
}

// text writes a day, a moment, a bloc or what an identifier names as one reads it.
func (b *Book) text(s string) string {
	if title, ok := b.blocs[rncp.BlocKey(s)]; ok {
		return title
	}
	if name, ok := b.names[data.ID(s)]; ok && name != "" {
		return name
	}
	if day, err := rncp.ParseDate(s); err == nil {
		return day.Short()
	}
	if at, err := time.Parse(time.RFC3339Nano, s); err == nil {
		return at.In(b.core.clock().Location()).Format("02/01/2006 15:04")
	}
	if len(s) == 64 && strings.Trim(s, "0123456789abcdef") == "" {
		return s[:12] + "…"
	}
	return shortened(s)
}

// blocTitles are those of the register entries in use.
func (c *core) blocTitles() map[rncp.BlocKey]string {
	titles := map[rncp.BlocKey]string{}
	for _, f := range slices.Backward(c.fiches()) {
		for _, bloc := range f.Blocs {
			titles[bloc.Key] = bloc.Title
		}
	}
	return titles
}
