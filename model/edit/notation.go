package edit

import (
	"strconv"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/parse"
)

// Parse reads an edit in the notation of the command line:
//
//	PATH=VALUE    sets a field; an empty VALUE removes it; PATH.id= renames
//	LIST+=VALUE   adds to a list
//	LIST-=ITEM    removes from a list, by the id or the text of the item
//	PATH@=3       makes an item the third in its list
//
// A value is taken literally unless it begins with [ or {, or is a whole text in
// quotation marks: then it is read as YAML.
func Parse(text string) (model.Edit, error) {
	path, sign, rest := cutSign(text)
	if path == "" {
		return model.Edit{}, refuse("%q is not an edit; write PATH=VALUE, LIST+=VALUE or LIST-=ITEM", text)
	}
	e := model.Edit{Op: model.EditSet, Path: path}
	switch sign {
	case "-=":
		return Remove(path + "/" + itemWord(rest)), nil
	case "@=":
		number, err := strconv.Atoi(rest)
		if err != nil || number < 1 {
			return e, refuse("%q is not a position in a list; the first is 1", rest)
		}
		return Move(path, number), nil
	case "+=":
		e.Op = model.EditAdd
	}
	var err error
	e.Value, err = parseValue(rest)
	return e, err
}

// cutSign splits an edit at its sign, ignoring signs inside quotes.
func cutSign(text string) (path, sign, rest string) {
	quoted := false
	for i := range len(text) {
		switch {
		case text[i] == '"' && (i == 0 || text[i-1] != '\\'):
			quoted = !quoted
		case text[i] == '=' && !quoted:
			for _, sign := range []string{"+=", "-=", "@="} {
				if i > 0 && text[i-1:i+1] == sign {
					return text[:i-1], sign, text[i+1:]
				}
			}
			return text[:i], "=", text[i+1:]
		}
	}
	return "", "", ""
}

// itemWord returns an item as it is written in a path.
func itemWord(item string) string {
	if item == "" || strings.ContainsAny(item, `."[/=`) {
		return strconv.Quote(item)
	}
	return item
}

// parseValue reads the value of an edit.
func parseValue(text string) (model.Value, error) {
	if text == "" || !strings.ContainsRune(`[{"'`, rune(text[0])) {
		return model.TextValue(text), nil
	}
	src := []byte("value: " + text)
	_, findings := parse.Parse("value", src)
	if len(parse.Unreadable(findings)) == 0 {
		if tree := parse.ReadTree(src); tree != nil && len(tree.Root.Entries) == 1 {
			return valueOf(tree.Root.Entries[0].Val), nil
		}
	}
	if text[0] == '[' || text[0] == '{' {
		return model.Value{}, refuse("%q can't be read as YAML", text)
	}
	return model.TextValue(text), nil
}

// valueOf returns the content of a node as a value.
func valueOf(n *parse.Node) model.Value {
	v := model.TextValue(n.Text())
	switch {
	case n.IsList():
		v.Items = []model.Value{}
	case n.IsMapping():
		v.Fields = []model.FieldValue{}
	}
	for _, e := range n.Entries {
		if e.Key == nil {
			v.Items = append(v.Items, valueOf(e.Val))
		} else {
			v.Fields = append(v.Fields, model.FieldValue{Key: e.Key.Text(), Value: valueOf(e.Val)})
		}
	}
	return v
}

// String returns an edit as [Parse] reads it, or the empty string for one that only
// undoes.
func String(e model.Edit) string {
	switch e.Op {
	case model.EditSet:
		return e.Path + "=" + valueText(e.Value)
	case model.EditAdd:
		return e.Path + "+=" + valueText(e.Value)
	case model.EditMove:
		return e.Path + "@=" + strconv.Itoa(e.Number)
	case model.EditRename:
		return e.Path + ".id=" + e.To
	case model.EditRemove:
		for _, k := range kinds {
			id, ok := strings.CutPrefix(e.Path, k.words[0]+"/")
			if ok && k.list != "" && !strings.ContainsAny(id, `."[=`) {
				return k.list + "-=" + id
			}
		}
		return e.Path + "="
	}
	return ""
}

func valueText(v model.Value) string {
	if isText(v) && (v.Text == "" || strings.TrimSpace(v.Text) == v.Text &&
		!strings.ContainsRune(`[{"'`, rune(v.Text[0])) && !strings.ContainsFunc(v.Text, model.Hidden)) {
		return v.Text
	}
	return new(doc).flow(nil, v, nil)
}
