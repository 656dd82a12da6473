package text

import (
	"slices"
	"strings"

	"golang.org/x/text/unicode/bidi"
)

// Levels gives the embedding level of each character of a line that stands alone,
// and of the line itself, as the Unicode Bidirectional Algorithm (UAX #9) has it:
// even ones run to the right, odd ones to the left. The line runs as its first
// strong letter does. The algorithm is here because golang.org/x/text pairs no
// brackets (rule N0): its closing brackets are never found to belong to an opening
// one.
func Levels(line []rune) (levels []byte, base byte) {
	if !mayTurn(line) {
		return make([]byte, len(line)), 0
	}
	p := newParagraph(line)
	p.base = p.firstStrong(0, len(line))
	p.resolve()
	return p.levels, p.base
}

// RightToLeft reports whether a text that stands alone runs from the right.
func RightToLeft(s string) bool {
	line := []rune(s)
	if !mayTurn(line) {
		return false
	}
	return newParagraph(line).firstStrong(0, len(line)) == 1
}

// mayTurn reports whether a line holds anything that could run to the left.
func mayTurn(line []rune) bool {
	return slices.ContainsFunc(line, func(c rune) bool { return c >= 0x590 })
}

const maxDepth = 125

// paragraph is a line while its levels are found.
type paragraph struct {
	runes  []rune
	given  []bidi.Class // as the table has them
	types  []bidi.Class // as the rules change them
	levels []byte
	base   byte
	match  []int // of an isolate's initiator or end: its other end, or -1
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

// firstStrong is the level of the first strong letter between two places, rules P2
// and P3; isolates are passed over.
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

// explicit finds the levels that embeddings, overrides and isolates ask for, rules
// X1 to X9.
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
			override := bidi.Class(bidi.ON)
			switch class {
			case bidi.RLO:
				override = bidi.R
			case bidi.LRO:
				override = bidi.L
			}
			stack = append(stack, status{next, override, false})
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

func (p *paragraph) override(i int, by bidi.Class) {
	if by != bidi.ON {
		p.types[i] = by
	}
}

// inside is the level of the first strong letter in an isolate.
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

// sequence is an isolating run sequence, rule X10: the places of its characters in
// the line, without those that X9 removes.
type sequence struct {
	p        *paragraph
	at       []int
	level    byte
	sos, eos bidi.Class
}

// removed reports whether rule X9 takes a character out.
func (p *paragraph) removed(i int) bool {
	switch p.given[i] {
	case bidi.RLE, bidi.LRE, bidi.RLO, bidi.LRO, bidi.PDF, bidi.BN:
		return true
	}
	return false
}

func (p *paragraph) sequences() []*sequence {
	var runs [][]int
	runOf := make([]int, len(p.runes))
	last := -1 // the last character that was not removed
	for i := range p.runes {
		if p.removed(i) {
			continue
		}
		if last < 0 || p.levels[last] != p.levels[i] {
			runs = append(runs, nil)
		}
		runs[len(runs)-1] = append(runs[len(runs)-1], i)
		runOf[i] = len(runs) - 1
		last = i
	}
	var all []*sequence
	for _, run := range runs {
		if first := run[0]; p.given[first] == bidi.PDI && p.match[first] >= 0 {
			continue // it continues another
		}
		s := &sequence{p: p, level: p.levels[run[0]]}
		for {
			s.at = append(s.at, run...)
			end := run[len(run)-1]
			if !isInitiator(p.given[end]) || p.match[end] < 0 {
				break
			}
			run = runs[runOf[p.match[end]]]
		}
		s.ends()
		all = append(all, s)
	}
	return all
}

// ends finds what stands before and behind a sequence.
func (s *sequence) ends() {
	p := s.p
	before, behind := p.base, p.base
	for i := s.at[0] - 1; i >= 0; i-- {
		if !p.removed(i) {
			before = p.levels[i]
			break
		}
	}
	end := s.at[len(s.at)-1]
	if !isInitiator(p.given[end]) {
		for i := end + 1; i < len(p.runes); i++ {
			if !p.removed(i) {
				behind = p.levels[i]
				break
			}
		}
	}
	s.sos, s.eos = classOf(max(s.level, before)), classOf(max(s.level, behind))
}

// classOf is the class of letters at a level.
func classOf(level byte) bidi.Class {
	if level%2 == 1 {
		return bidi.R
	}
	return bidi.L
}

func (s *sequence) get(k int) bidi.Class {
	switch {
	case k < 0:
		return s.sos
	case k >= len(s.at):
		return s.eos
	}
	return s.p.types[s.at[k]]
}

func (s *sequence) set(k int, c bidi.Class) { s.p.types[s.at[k]] = c }

// weak resolves marks, numbers and what stands beside them, rules W1 to W7.
func (s *sequence) weak() {
	for k := range s.at { // W1
		if s.get(k) != bidi.NSM {
			continue
		}
		before := s.get(k - 1)
		if isInitiator(before) || before == bidi.PDI {
			before = bidi.ON
		}
		s.set(k, before)
	}
	strong := s.sos
	for k := range s.at { // W2, W3 for what follows
		switch s.get(k) {
		case bidi.L, bidi.R, bidi.AL:
			strong = s.get(k)
		case bidi.EN:
			if strong == bidi.AL {
				s.set(k, bidi.AN)
			}
		}
	}
	for k := range s.at { // W3
		if s.get(k) == bidi.AL {
			s.set(k, bidi.R)
		}
	}
	for k := range s.at { // W4
		a, b := s.get(k-1), s.get(k+1)
		switch c := s.get(k); {
		case k == 0 || k == len(s.at)-1 || a != b:
		case c == bidi.ES && a == bidi.EN, c == bidi.CS && (a == bidi.EN || a == bidi.AN):
			s.set(k, a)
		}
	}
	s.terminators()
	strong = s.sos
	for k := range s.at {
		switch s.get(k) {
		case bidi.ES, bidi.ET, bidi.CS: // W6
			s.set(k, bidi.ON)
		case bidi.L, bidi.R:
			strong = s.get(k)
		case bidi.EN: // W7
			if strong == bidi.L {
				s.set(k, bidi.L)
			}
		}
	}
}

// terminators makes signs such as per cent part of a number beside them, rule W5.
func (s *sequence) terminators() {
	for k := 0; k < len(s.at); k++ {
		if s.get(k) != bidi.ET {
			continue
		}
		end := k
		for end < len(s.at) && s.get(end) == bidi.ET {
			end++
		}
		if k > 0 && s.get(k-1) == bidi.EN || end < len(s.at) && s.get(end) == bidi.EN {
			for j := k; j < end; j++ {
				s.set(j, bidi.EN)
			}
		}
		k = end - 1
	}
}

// pairedBrackets holds opening and closing brackets in turn, as BidiBrackets.txt
// of Unicode lists them.
const pairedBrackets = "()[]{}\u0F3A\u0F3B\u0F3C\u0F3D\u169B\u169C\u2045\u2046\u207D\u207E\u208D\u208E\u2308\u2309\u230A\u230B\u2329\u232A" +
	"\u2768\u2769\u276A\u276B\u276C\u276D\u276E\u276F\u2770\u2771\u2772\u2773\u2774\u2775\u27C5\u27C6\u27E6\u27E7\u27E8\u27E9\u27EA\u27EB" +
	"\u27EC\u27ED\u27EE\u27EF\u2983\u2984\u2985\u2986\u2987\u2988\u2989\u298A\u298B\u298C\u298D\u2990\u298F\u298E\u2991\u2992\u2993\u2994" +
	"\u2995\u2996\u2997\u2998\u29D8\u29D9\u29DA\u29DB\u29FC\u29FD\u2E22\u2E23\u2E24\u2E25\u2E26\u2E27\u2E28\u2E29\u2E55\u2E56\u2E57\u2E58" +
	"\u2E59\u2E5A\u2E5B\u2E5C\u3008\u3009\u300A\u300B\u300C\u300D\u300E\u300F\u3010\u3011\u3014\u3015\u3016\u3017\u3018\u3019\u301A\u301B" +
	"\uFE59\uFE5A\uFE5B\uFE5C\uFE5D\uFE5E\uFF08\uFF09\uFF3B\uFF3D\uFF5B\uFF5D\uFF5F\uFF60\uFF62\uFF63"

// bracket gives the opening bracket of a pair, and whether c is the closing one.
func bracket(c rune) (opening rune, closes, is bool) {
	props, _ := bidi.LookupRune(c)
	if !props.IsBracket() {
		return 0, false, false
	}
	switch c {
	case 0x2329, 0x232A: // the same as the CJK brackets
		c += 0x3008 - 0x2329
	}
	var before rune
	n := 0
	for _, b := range pairedBrackets {
		if b == c {
			if n%2 == 0 {
				return c, false, true
			}
			return before, true, true
		}
		before = b
		n++
	}
	return 0, false, false
}

// brackets gives both of a pair one direction, rule N0.
func (s *sequence) brackets() {
	for _, pair := range s.pairs() {
		embedding, found, other := classOf(s.level), false, false
		for k := pair[0] + 1; k < pair[1]; k++ {
			switch c := strongOf(s.get(k)); {
			case c == embedding:
				found = true
			case c != bidi.ON:
				other = true
			}
		}
		var to bidi.Class
		switch {
		case found:
			to = embedding
		case !other:
			continue
		default:
			to = s.sos
			for k := pair[0] - 1; k >= 0; k-- {
				if c := strongOf(s.get(k)); c != bidi.ON {
					to = c
					break
				}
			}
		}
		if to != bidi.L && to != bidi.R {
			to = embedding
		}
		for _, k := range pair {
			s.set(k, to)
			for j := k + 1; j < len(s.at) && s.p.given[s.at[j]] == bidi.NSM; j++ { // marks over a bracket
				s.set(j, to)
			}
		}
	}
}

// strongOf is the direction that a class has for brackets and neutrals; numbers
// run as Hebrew does.
func strongOf(c bidi.Class) bidi.Class {
	switch c {
	case bidi.L:
		return bidi.L
	case bidi.R, bidi.EN, bidi.AN:
		return bidi.R
	}
	return bidi.ON
}

// pairs finds the brackets that belong to each other, in order of the opening
// ones, rule BD16.
func (s *sequence) pairs() [][2]int {
	const most = 63
	type opening struct {
		c rune
		k int
	}
	var open []opening
	var all [][2]int
	for k, i := range s.at {
		if s.get(k) != bidi.ON {
			continue
		}
		c, closes, is := bracket(s.p.runes[i])
		switch {
		case !is:
		case !closes:
			if len(open) == most {
				return nil
			}
			open = append(open, opening{c, k})
		default:
			for j := len(open) - 1; j >= 0; j-- {
				if open[j].c == c {
					all = append(all, [2]int{open[j].k, k})
					open = open[:j]
					break
				}
			}
		}
	}
	slices.SortFunc(all, func(a, b [2]int) int { return a[0] - b[0] })
	return all
}

// neutral gives what has no direction that of its surroundings, rules N1 and N2.
func (s *sequence) neutral() {
	for k := 0; k < len(s.at); k++ {
		if !isNeutral(s.get(k)) {
			continue
		}
		end := k
		for end < len(s.at) && isNeutral(s.get(end)) {
			end++
		}
		to := classOf(s.level)
		if before, behind := strongOf(s.get(k-1)), strongOf(s.get(end)); before == behind && before != bidi.ON {
			to = before
		}
		for j := k; j < end; j++ {
			s.set(j, to)
		}
		k = end - 1
	}
}

func isNeutral(c bidi.Class) bool {
	return c == bidi.B || c == bidi.S || c == bidi.WS || c == bidi.ON || c == bidi.PDI || isInitiator(c)
}

// implicit raises levels to what the classes ask for, rules I1 and I2.
func (s *sequence) implicit() {
	for k, i := range s.at {
		switch c := s.get(k); {
		case s.level%2 == 0 && c == bidi.R, s.level%2 == 1 && (c == bidi.L || c == bidi.EN || c == bidi.AN):
			s.p.levels[i] = s.level + 1
		case s.level%2 == 0 && (c == bidi.AN || c == bidi.EN):
			s.p.levels[i] = s.level + 2
		}
	}
}

// whitespace brings what stands before a separator or the end of the line back to
// the level of the line, rule L1, and gives what X9 removed the level of what
// stands before it.
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

// VisualOrder gives the order in which characters of these levels are set from
// left to right, rule L2.
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

// hasBidi reports whether a text holds letters that run from the right.
func hasBidi(s string) bool {
	return strings.ContainsFunc(s, func(c rune) bool {
		if c < 0x590 {
			return false
		}
		props, _ := bidi.LookupRune(c)
		return props.Class() == bidi.R || props.Class() == bidi.AL || props.Class() == bidi.AN
	})
}
