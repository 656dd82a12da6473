package format

import "slices"

// markup appends XML or HTML to b. Values from a map pass through attr or content, which
// escape them; raw is for the program's own markup.
type markup struct{ b []byte }

func (w *markup) raw(s string) { w.b = append(w.b, s...) }

// content ends a start tag and writes the element's text.
func (w *markup) content(s string) {
	w.raw(">")
	w.b = appendText(w.b, s)
}

func (w *markup) attr(name, value string) {
	w.open(name)
	w.b = append(appendValue(w.b, value), '"')
}

// tag writes a start tag. The attributes alternate names and values.
func (w *markup) tag(name string, attributes ...string) {
	w.raw("<" + name)
	for i := 0; i+1 < len(attributes); i += 2 {
		w.attr(attributes[i], attributes[i+1])
	}
	w.raw(">")
}

// whole writes an element with only text.
func (w *markup) whole(name, text string, attributes ...string) {
	w.tag(name, attributes...)
	w.b = appendText(w.b, text)
	w.raw("</" + name + ">")
}

// open starts an attribute.
func (w *markup) open(name string) {
	w.b = append(append(append(w.b, ' '), name...), `="`...)
}

// room doubles the capacity of b when it is nearly full. append alone grows a large slice
// by a quarter, and so copies it more often.
func (w *markup) room() {
	if cap(w.b)-len(w.b) < 1<<10 {
		w.b = slices.Grow(w.b, len(w.b)+4<<10)
	}
}

// optional writes an attribute unless it is empty.
func (w *markup) optional(name, value string) {
	if value != "" {
		w.attr(name, value)
	}
}
