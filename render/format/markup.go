package format

import "slices"

// markup appends XML or HTML to b. What comes from a map passes through attr or
// content, which escape it; raw is for what the program itself says.
type markup struct{ b []byte }

func (w *markup) raw(s string) { w.b = append(w.b, s...) }

// content ends a start tag and writes the text inside the element.
func (w *markup) content(s string) {
	w.raw(">")
	w.b = appendText(w.b, s)
}

func (w *markup) attr(name, value string) {
	w.open(name)
	w.b = append(appendValue(w.b, value), '"')
}

// open begins an attribute.
func (w *markup) open(name string) {
	w.b = append(append(append(w.b, ' '), name...), `="`...)
}

// room makes b twice as long before it is full: by itself it would grow by a
// quarter, and be copied as often.
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
