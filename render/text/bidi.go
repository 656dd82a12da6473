package text

import (
	"slices"

	"golang.org/x/text/unicode/bidi"
)

// Levels returns the embedding level of each character of a line that is a paragraph by
// itself, and of the line, following the Unicode Bidirectional Algorithm (UAX #9): even
// levels run to the right, odd ones to the left. The first strong letter sets the
// direction of the line.
//
// It does not use golang.org/x/text because that pairs no brackets (rule N0): it never
// matches a closing bracket with its opening one.
func Levels(line []rune) (levels []byte, base byte) {
	if !mayTurn(line) {
		return make([]byte, len(line)), 0
	}
	p := newParagraph(line)
	p.base = p.firstStrong(0, len(line))
	p.resolve()
	return p.levels, p.base
}

// RightToLeft reports whether the first strong letter of a text runs from right to left.
func RightToLeft(s string) bool {
	line := []rune(s)
	if !mayTurn(line) {
		return false
	}
	return newParagraph(line).firstStrong(0, len(line)) == 1
}

// RightToLeftOnly reports whether a text begins and ends with right-to-left letters and
// has no other letters and no digits, so that it looks the same whatever base direction
// is set. Programs differ in where they place digits.
func RightToLeftOnly(s string) bool {
	begins, ends := false, false
	for i, c := range s {
		props, _ := bidi.LookupRune(c)
		switch props.Class() {
		case bidi.L, bidi.EN, bidi.AN:
			return false
		case bidi.R, bidi.AL:
			begins, ends = begins || i == 0, true
		case bidi.NSM: // on a letter
		default:
			ends = false
		}
	}
	return begins && ends
}

// mayTurn reports whether a line holds any character that could run to the left: one of
// the blocks from Hebrew to Arabic Extended-A, a mark or control of direction, or one from
// the presentation forms on.
func mayTurn(line []rune) bool {
	return slices.ContainsFunc(line, func(c rune) bool {
		return c >= 0x590 && c < 0x900 || c == 0x200F || c >= 0x202A && c < 0x206A || c >= 0xFB1D
	})
}

const maxDepth = 125

// paragraph is a line whose levels are being resolved.
type paragraph struct {
	runes  []rune
	given  []bidi.Class // from the Unicode table
	types  []bidi.Class // as changed by the rules
	levels []byte
	base   byte
	match  []int // for an isolate's initiator or PDI: its counterpart, or -1
}

func newParagraph(line []rune) *paragraph {
	p := &paragraph{runes: line, levels: make([]byte, len(line)), match: make([]int, len(line))}
	var open []int
	for i, c := range line {
		props, _ := bidi.LookupRune(c)
		class := props.Class()
		p.given = append(p.given, class)
		p.match[i] = -1
		switch {
		case isInitiator(class):
			open = append(open, i)
		case class == bidi.PDI && len(open) > 0:
			j := open[len(open)-1]
			open = open[:len(open)-1]
			p.match[i], p.match[j] = j, i
		}
	}
	p.types = slices.Clone(p.given)
	return p
}

func isInitiator(c bidi.Class) bool { return c == bidi.LRI || c == bidi.RLI || c == bidi.FSI }

// firstStrong returns the level of the first strong letter in a range, rules P2 and P3.
// It skips isolates.
func (p *paragraph) firstStrong(from, to int) byte {
	for i := from; i < to; i++ {
		switch class := p.given[i]; {
		case class == bidi.L:
			return 0
		case class == bidi.R || class == bidi.AL:
			return 1
		case isInitiator(class):
			if p.match[i] < 0 {
				return 0
			}
			i = p.match[i]
		}
	}
	return 0
}

func (p *paragraph) resolve() {
	p.explicit()
	for _, s := range p.sequences() {
		s.weak()
		s.brackets()
		s.neutral()
		s.implicit()
	}
	p.whitespace()
}

// status is an entry of the stack of rule X1.
type status struct {
	level    byte
	override bidi.Class // ON for none
	isolate  bool
}

// explicit sets the levels that embeddings, overrides and isolates request, rules X1 to X9.
func (p *paragraph) explicit() {
	stack := []status{{p.base, bidi.ON, false}}
	overflowIsolates, overflowEmbeddings, validIsolates := 0, 0, 0
	top := func() status { return stack[len(stack)-1] }
	for i, class := range p.given {
		p.levels[i] = top().level
		switch {
		case class == bidi.RLE || class == bidi.LRE || class == bidi.RLO || class == bidi.LRO:
			p.types[i] = bidi.BN
			next := nextLevel(top().level, class == bidi.RLE || class == bidi.RLO)
			if next > maxDepth || overflowIsolates > 0 || overflowEmbeddings > 0 {
				if overflowIsolates == 0 {
					overflowEmbeddings++
				}
				continue
			}
			stack = append(stack, status{next, overriding(class), false})
		case isInitiator(class):
			p.override(i, top().override)
			leftward := class == bidi.RLI || class == bidi.FSI && p.inside(i) == 1
			next := nextLevel(top().level, leftward)
			if next > maxDepth || overflowIsolates > 0 || overflowEmbeddings > 0 {
				overflowIsolates++
				continue
			}
			validIsolates++
			stack = append(stack, status{next, bidi.ON, true})
		case class == bidi.PDI:
			switch {
			case overflowIsolates > 0:
				overflowIsolates--
			case validIsolates > 0:
				overflowEmbeddings = 0
				for !top().isolate {
					stack = stack[:len(stack)-1]
				}
				stack = stack[:len(stack)-1]
				validIsolates--
			}
			p.levels[i] = top().level
			p.override(i, top().override)
		case class == bidi.PDF:
			p.types[i] = bidi.BN
			switch {
			case overflowIsolates > 0:
			case overflowEmbeddings > 0:
				overflowEmbeddings--
			case !top().isolate && len(stack) > 1:
				stack = stack[:len(stack)-1]
			}
		case class == bidi.B:
			p.levels[i] = p.base
		case class != bidi.BN:
			p.override(i, top().override)
		}
	}
}

// overriding returns the class that an override control assigns to the text that follows,
// or ON for other controls.
func overriding(class bidi.Class) bidi.Class {
	switch class {
	case bidi.RLO:
		return bidi.R
	case bidi.LRO:
		return bidi.L
	}
	return bidi.ON
}

func (p *paragraph) override(i int, by bidi.Class) {
	if by != bidi.ON {
		p.types[i] = by
	}
}

// inside returns the level of the first strong letter in an isolate.
func (p *paragraph) inside(i int) byte {
	end := p.match[i]
	if end < 0 {
		end = len(p.runes)
	}
	return p.firstStrong(i+1, end)
}

func nextLevel(level byte, leftward bool) byte {
	if leftward {
		return (level + 1) | 1
	}
	return (level + 2) &^ 1
}

// whitespace resets white space before a separator or the end of the line to the level of
// the line, rule L1, and gives characters removed by X9 the level of the one before.
func (p *paragraph) whitespace() {
	for i := range p.levels {
		if p.removed(i) {
			p.levels[i] = p.base
			if i > 0 {
				p.levels[i] = p.levels[i-1]
			}
		}
	}
	trailing := true
	for i := len(p.levels) - 1; i >= 0; i-- {
		switch class := p.given[i]; {
		case class == bidi.B || class == bidi.S:
			p.levels[i], trailing = p.base, true
		case class == bidi.WS || isInitiator(class) || class == bidi.PDI || p.removed(i):
			if trailing {
				p.levels[i] = p.base
			}
		default:
			trailing = false
		}
	}
}

// VisualOrder returns the order in which characters with these levels are set from left
// to right, rule L2.
func VisualOrder(levels []byte) []int {
	order := make([]int, len(levels))
	highest := byte(0)
	for i, l := range levels {
		order[i], highest = i, max(highest, l)
	}
	for level := highest; level > 0; level-- {
		for i := 0; i < len(order); i++ {
			end := i
			for end < len(order) && levels[order[end]] >= level {
				end++
			}
			if end > i {
				slices.Reverse(order[i:end])
				i = end
			}
		}
	}
	return order
}
