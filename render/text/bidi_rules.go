package text

import (
	"slices"

	"golang.org/x/text/unicode/bidi"
)

// sequence is an isolating run sequence, rule X10: the positions of its characters in the
// line, without those removed by X9.
type sequence struct {
	p        *paragraph
	at       []int
	level    byte
	sos, eos bidi.Class
}

// removed reports whether rule X9 removes a character.
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
	last := -1 // last character that was not removed
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
			continue // continues another sequence
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

// ends sets the classes before and after a sequence.
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

// classOf returns the class of letters at a level.
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

// weak resolves marks, numbers and the signs next to them, rules W1 to W7.
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
	for k := range s.at { // W2
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

// terminators makes signs such as per cent part of an adjacent number, rule W5.
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

// pairedBrackets alternates opening and closing brackets, as listed in BidiBrackets.txt
// of Unicode.
const pairedBrackets = "()[]{}\u0F3A\u0F3B\u0F3C\u0F3D\u169B\u169C\u2045\u2046\u207D\u207E\u208D\u208E\u2308\u2309\u230A\u230B\u2329\u232A" +
	"\u2768\u2769\u276A\u276B\u276C\u276D\u276E\u276F\u2770\u2771\u2772\u2773\u2774\u2775\u27C5\u27C6\u27E6\u27E7\u27E8\u27E9\u27EA\u27EB" +
	"\u27EC\u27ED\u27EE\u27EF\u2983\u2984\u2985\u2986\u2987\u2988\u2989\u298A\u298B\u298C\u298D\u2990\u298F\u298E\u2991\u2992\u2993\u2994" +
	"\u2995\u2996\u2997\u2998\u29D8\u29D9\u29DA\u29DB\u29FC\u29FD\u2E22\u2E23\u2E24\u2E25\u2E26\u2E27\u2E28\u2E29\u2E55\u2E56\u2E57\u2E58" +
	"\u2E59\u2E5A\u2E5B\u2E5C\u3008\u3009\u300A\u300B\u300C\u300D\u300E\u300F\u3010\u3011\u3014\u3015\u3016\u3017\u3018\u3019\u301A\u301B" +
	"\uFE59\uFE5A\uFE5B\uFE5C\uFE5D\uFE5E\uFF08\uFF09\uFF3B\uFF3D\uFF5B\uFF5D\uFF5F\uFF60\uFF62\uFF63"

// bracket returns the opening bracket of the pair that c belongs to, whether c is the
// closing one, and whether c is a bracket at all.
func bracket(c rune) (opening rune, closes, is bool) {
	props, _ := bidi.LookupRune(c)
	if !props.IsBracket() {
		return 0, false, false
	}
	switch c {
	case 0x2329, 0x232A: // equivalent to the CJK brackets
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

// brackets gives both brackets of a pair the same direction, rule N0.
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

// strongOf returns the direction of a class when resolving brackets and neutrals; numbers
// count as right-to-left.
func strongOf(c bidi.Class) bidi.Class {
	switch c {
	case bidi.L:
		return bidi.L
	case bidi.R, bidi.EN, bidi.AN:
		return bidi.R
	}
	return bidi.ON
}

// pairs returns the matching pairs of brackets in order of the opening ones, rule BD16.
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

// neutral gives neutral characters the direction of their surroundings, rules N1 and N2.
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

// implicit raises levels according to the resolved classes, rules I1 and I2.
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
