package embed

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/words"
	"github.com/ospomap/ospomap/render/format"
	"github.com/ospomap/ospomap/render/theme"
	"github.com/ospomap/ospomap/render/view"
	"github.com/ospomap/ospomap/render/views"
)

// Block is a pair of markers and what the begin marker requests.
type Block struct {
	Line    int          // of the begin marker, from 1
	Map     string       // file, relative to the document, with slashes
	View    string       // one of views.Names, or a table
	Format  string       // of the picture
	Options view.Options // what the marker says about what to draw

	theme string
	out   string // file of the picture, relative to the document, with slashes
	width string
	alt   string
	given []string // names of the attributes of the marker

	mdx        bool
	prefix     string // start of each line between the markers
	newline    string
	start, end int // offsets between the markers
}

// themeBoth requests a light and a dark picture, of which the reader sees one.
const themeBoth = "both"

// pictureFormats lists the formats that a document can show.
var pictureFormats = []string{"svg", "png"}

// attribute is an attribute of a begin marker.
type attribute struct {
	name  string
	reach reach
	set   func(*Block, string) error
}

// reach is what an attribute applies to.
type reach int

const (
	everything reach = iota
	pictures
	someViews // those with an option of that name
)

// attributes returns all attributes of markers: those of every picture, and the options
// of the views.
var attributes = sync.OnceValue(func() []attribute {
	all := []attribute{
		{"map", everything, func(b *Block, value string) error { b.Map = value; return checkPath("map", value) }},
		{"view", everything, func(b *Block, value string) error {
			b.View = value
			return oneOf("view", value, append(tableNames(), views.Names()...))
		}},
		{"format", pictures, func(b *Block, value string) error { b.Format = value; return oneOf("format", value, pictureFormats) }},
		{"theme", pictures, setTheme},
		{"lang", everything, setLang},
		{"title", pictures, func(b *Block, v string) error { b.Options.Title = v; return nil }},
		{"out", pictures, func(b *Block, value string) error { b.out = path.Clean(value); return checkPath("out", value) }},
		{"width", pictures, setWidth},
		{"alt", pictures, func(b *Block, v string) error { b.alt = v; return nil }},
	}
	for _, o := range views.Options() {
		if o.Name == "width" {
			continue // setWidth sets it, and layOutForWidth passes it on to views
		}
		all = append(all, attribute{o.Name, someViews, func(b *Block, v string) error {
			b.choose(o.Name, v)
			return o.Check(v)
		}})
	}
	return all
})

// Table reports whether the block holds a table rather than a picture.
func (b *Block) Table() bool { return slices.Contains(tableNames(), b.View) }

// read parses the attributes of a begin marker, and returns all errors in them.
func (b *Block) read(text string) []string {
	pairs, messages := splitAttributes(text)
	for _, p := range pairs {
		if err := b.set(p.name, p.value); err != nil {
			messages = append(messages, err.Error())
		}
	}
	if len(messages) > 0 {
		return messages
	}
	b.setDefaults()
	b.layOutForWidth()
	return b.conflicts()
}

func (b *Block) set(name, value string) error {
	i := slices.IndexFunc(attributes(), func(a attribute) bool { return a.name == name })
	hidden := strings.IndexFunc(value, model.Hidden)
	switch {
	case i < 0:
		return fmt.Errorf("unknown attribute %q%s", name, suggest(name, model.Each(attributes(), func(a attribute) string { return a.name })))
	case slices.Contains(b.given, name):
		return fmt.Errorf("%q is given twice", name)
	case value == "":
		return fmt.Errorf("%q has no value", name)
	case hidden >= 0:
		return fmt.Errorf("the value of %q holds an invisible character: %q", name, value)
	}
	b.given = append(b.given, name)
	return attributes()[i].set(b, value)
}

func setLang(b *Block, text string) error {
	if b.Options.Lang = words.Tag(text); b.Options.Lang == "" {
		return fmt.Errorf("language %q is not known; use a BCP 47 tag such as en, de or pt-BR", text)
	}
	return nil
}

func (b *Block) setDefaults() {
	b.View, b.theme = cmp.Or(b.View, "compass"), cmp.Or(b.theme, string(theme.Auto))
	if b.Format == "" {
		b.Format = pictureFormats[0]
		for _, f := range pictureFormats {
			if strings.HasSuffix(strings.ToLower(b.out), format.Lookup(f).Ext) {
				b.Format = f
			}
		}
	}
}

// layOutForWidth sets the width option, for views that have one, to the width at which
// the document shows the picture.
func (b *Block) layOutForWidth() {
	v := views.Lookup(b.View)
	if v == nil || b.Options.Chosen["width"] != "" {
		return
	}
	for _, o := range v.Options {
		if o.Name == "width" && o.Check(b.width) == nil {
			b.choose(o.Name, b.width)
		}
	}
}

func (b *Block) choose(option, value string) {
	if b.Options.Chosen == nil {
		b.Options.Chosen = view.Choices{}
	}
	b.Options.Chosen[option] = value
}

// conflicts returns messages about attributes that can't be combined.
func (b *Block) conflicts() []string {
	var messages []string
	add := func(format string, args ...any) { messages = append(messages, fmt.Sprintf(format, args...)) }
	if b.Map == "" {
		add("the marker names no map; write map=FILE")
	}
	for _, a := range attributes() {
		switch {
		case a.reach == everything || !slices.Contains(b.given, a.name):
		case b.Table():
			add("%q does not apply to the view %q, which is a table", a.name, b.View)
		case a.reach == someViews && !views.Lookup(b.View).Has(a.name):
			add("%q does not apply to the view %q, only to %s", a.name, b.View, strings.Join(views.With(a.name), ", "))
		}
	}
	if b.Table() {
		return messages
	}
	if ext := format.Lookup(b.Format).Ext; b.out != "" && !strings.HasSuffix(strings.ToLower(b.out), ext) {
		add("the picture %q has to end in %q", b.out, ext)
	}
	if b.mdx && b.html() {
		add("theme=both and width take HTML, in which MDX finds no files; leave them out, or write the marker as <!-- -->")
	}
	return messages
}

func setTheme(b *Block, value string) error {
	b.theme = value
	modes := model.Plain(theme.Modes)
	return oneOf("theme", value, append(modes, themeBoth))
}

// maxWidth is in px.
const maxWidth = 10000

func setWidth(b *Block, value string) error {
	number, percent := strings.CutSuffix(value, "%")
	limit := maxWidth
	if percent {
		limit = 100
	}
	if n, err := strconv.Atoi(number); err != nil || n < 1 || n > limit || strconv.Itoa(n) != number {
		return fmt.Errorf("%q is not a width such as 800 or 100%%", value)
	}
	b.width = value
	return nil
}

// checkPath accepts only paths that mean the same on every system. It reads no files, so
// the caller checks whether the path leaves the repository.
func checkPath(name, value string) error {
	switch {
	case strings.ContainsAny(value, `\:`):
		return fmt.Errorf("%s %q: a path has / between its folders, and neither \\ nor colon", name, value)
	case path.IsAbs(value):
		return fmt.Errorf("%s %q: the path has to be relative to the document", name, value)
	}
	return nil
}

// oneOf returns an error if the value is not allowed.
func oneOf(name, value string, allowed []string) error {
	if slices.Contains(allowed, value) {
		return nil
	}
	return fmt.Errorf("unknown %s %q%s", name, value, suggest(value, allowed))
}

// suggest continues a message about an unknown word with the nearest known word, or else
// with all of them.
func suggest(word string, known []string) string {
	if near := model.Near(word, known); near != "" {
		return fmt.Sprintf("; did you mean %q?", near)
	}
	sorted := slices.Sorted(slices.Values(known))
	return "; allowed: " + strings.Join(sorted, ", ")
}

// pair is an attribute as written.
type pair struct{ name, value string }

const quotes = `"'`

// splitAttributes parses name=value pairs separated by spaces or tabs. A value that
// contains them is in single or double quotation marks.
func splitAttributes(text string) (pairs []pair, messages []string) {
	for {
		text = strings.TrimLeft(text, " \t")
		if text == "" {
			return pairs, messages
		}
		n := strings.IndexAny(text, "= \t")
		if n <= 0 || text[n] != '=' {
			word, rest, _ := strings.Cut(strings.TrimPrefix(text, "="), " ")
			messages = append(messages, fmt.Sprintf("%q is not an attribute such as map=ospo.yaml", word))
			text = rest
			continue
		}
		name, value := text[:n], text[n+1:]
		if value == "" || !strings.Contains(quotes, value[:1]) {
			end := strings.IndexAny(value+" ", " \t")
			value, text = value[:end], value[end:]
		} else {
			var closed bool
			if value, text, closed = strings.Cut(value[1:], value[:1]); !closed {
				return pairs, append(messages, fmt.Sprintf("the value of %q is not closed by a quotation mark", name))
			}
			if text != "" && !strings.ContainsAny(text[:1], " \t") {
				messages = append(messages, fmt.Sprintf("a space is missing after the value of %q", name))
			}
		}
		pairs = append(pairs, pair{name, value})
	}
}
