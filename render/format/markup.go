package format

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
	w.raw(" " + name + `="`)
	w.b = append(appendValue(w.b, value), '"')
}

// optional writes an attribute unless it is empty.
func (w *markup) optional(name, value string) {
	if value != "" {
		w.attr(name, value)
	}
}
