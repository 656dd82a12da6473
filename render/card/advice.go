package card

import (
	"strings"

	"github.com/ospomap/ospomap/model"
)

// Advice returns what to do about a finding as pictures say it. The hint of a finding also
// names, in brackets, the keys of the map to write; that is for its author, not for those
// who look at a picture.
func Advice(f model.Finding) string {
	rest, out := model.OneLine(f.Hint), ""
	for {
		open := strings.IndexAny(rest, "(（")
		length := strings.IndexAny(rest[max(open, 0):], ")）")
		if open < 0 || length < 0 {
			return out + rest
		}
		inside, after := strings.TrimLeft(rest[open:open+length], "(（"), strings.TrimLeft(rest[open+length:], ")）")
		if isKey(inside) {
			out += strings.TrimRight(rest[:open], " ")
		} else {
			out += rest[:len(rest)-len(after)]
		}
		rest = after
	}
}

// isKey reports whether a text begins with a key of a map that hints name.
func isKey(text string) bool {
	end := strings.IndexFunc(text, func(r rune) bool { return r != '_' && (r < 'a' || r > 'z') })
	if end < 0 {
		end = len(text)
	}
	switch text[:end] {
	case "allocation", "aspect", "assessed", "cadence", "direction", "due", "ends", "evidence", "expectations", "goals", "hats", "kind", "last_held", "lead",
		"mission", "mode", "organization", "owner", "perspective", "plan", "purpose", "raci", "status", "supports":
		return true
	}
	return false
}
