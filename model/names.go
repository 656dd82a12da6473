package model

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Names finds the names that were most likely meant by a text that matches none
// exactly, such as part of a name, its bracketed part, its initials or a misspelling.
type Names struct {
	list []candidate
}

// candidate is a name in the forms that are compared.
type candidate struct {
	shown    string
	text     string // lower case, single spaces
	plain    string // text without umlauts
	words    []string
	brackets []string // the part in brackets, and the rest without it
	initials []string
}

// maxNames is the most names that Like returns.
const maxNames = 3

// Add adds a candidate: Like returns shown if its argument resembles text.
func (n *Names) Add(text, shown string) {
	c := candidate{shown: shown, text: plainName(text)}
	c.words, c.plain = nameWords(c.text), umlauts.Replace(c.text)
	if before, rest, ok := strings.Cut(c.text, "("); ok {
		inside, after, _ := strings.Cut(rest, ")")
		c.brackets = []string{plainName(inside), plainName(before + " " + after)}
	}
	if len(c.words) > 1 {
		c.initials = initials(c.words)
	}
	n.list = append(n.list, c)
}

// Like returns the names that text most likely means, at most three, or none if nothing
// is close.
func (n *Names) Like(text string) []string {
	text = plainName(text)
	words := nameWords(text)
	if len(words) == 0 {
		return nil
	}
	short, plain := initials(words), umlauts.Replace(text)
	for _, means := range []func(c *candidate) bool{
		func(c *candidate) bool { return c.text == text || slices.Contains(c.brackets, text) },
		func(c *candidate) bool { return holds(c.words, words) },
		func(c *candidate) bool { return begins(c.text, text) },
		func(c *candidate) bool { return holds(words, c.words) },
		func(c *candidate) bool {
			return len(c.words) == 1 && len(words) > 1 && slices.Contains(short, c.text) || slices.Contains(c.initials, text)
		},
		func(c *candidate) bool {
			return len(words) == 1 && shortens(c.words, text) || len(c.words) == 1 && shortens(words, c.text)
		},
		func(c *candidate) bool { return c.plain == plain },
	} {
		if found := n.all(means); len(found) > 0 {
			return found
		}
	}
	if utf8.RuneCountInString(text) > 3 {
		texts := make([]string, len(n.list))
		for i := range n.list {
			texts[i] = n.list[i].text
		}
		if near := Near(text, texts); near != "" {
			return []string{n.list[slices.Index(texts, near)].shown}
		}
	}
	return n.all(func(c *candidate) bool { return shareWord(c.words, words) })
}

// umlauts removes German umlauts, whether written as ä or as ae.
var umlauts = strings.NewReplacer("ä", "a", "ö", "o", "ü", "u", "ß", "ss", "ae", "a", "oe", "o", "ue", "u")

// shortens reports whether short is a concatenation of the beginnings of words, each of
// at least two letters: infosec for information security.
func shortens(words []string, short string) bool {
	if len(words) < 2 || utf8.RuneCountInString(short) < 2*len(words) {
		return false
	}
	rest := short
	for i, w := range words {
		n := 0
		for n < len(rest) && n < len(w) && rest[n] == w[n] {
			n++
		}
		if i+1 < len(words) { // leave the next word at least its first letters
			for n > 0 && !strings.HasPrefix(words[i+1], rest[n:min(n+2, len(rest))]) {
				n--
			}
		}
		if n < 2 {
			return false
		}
		rest = rest[n:]
	}
	return rest == ""
}

func (n *Names) all(means func(*candidate) bool) []string {
	var found []string
	for i := range n.list {
		if c := &n.list[i]; means(c) && !slices.Contains(found, c.shown) {
			if found = append(found, c.shown); len(found) == maxNames {
				break
			}
		}
	}
	return found
}

func plainName(text string) string { return strings.ToLower(WithoutJoiners(OneLine(text))) }

// nameWords returns the words of a name, without punctuation.
func nameWords(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.IsMark(r) })
}

// holds reports whether some is a contiguous part of all.
func holds(all, some []string) bool {
	for i := 0; len(some) > 0 && i+len(some) <= len(all); i++ {
		if slices.Equal(all[i:i+len(some)], some) {
			return true
		}
	}
	return false
}

// begins reports whether text is a prefix of name. Texts that are not ASCII may be any
// part of it, because some scripts write no spaces. Very short texts match too much and
// are ignored.
func begins(name, text string) bool {
	if n := utf8.RuneCountInString(text); n == len(text) {
		return n > 2 && strings.HasPrefix(name, text)
	}
	return utf8.RuneCountInString(text) > 1 && strings.Contains(name, text)
}

// smallWords are left out of initials and do not distinguish names.
var smallWords = []string{"of", "and", "the", "for", "und", "der", "die", "für", "de", "des", "et", "la", "y"}

// commonWords occur in too many names to distinguish them.
var commonWords = []string{"team", "teams", "office", "officer", "department", "group", "unit", "head", "chief", "board", "committee", "manager", "management"}

// initials returns the first letters of words, once for all words and once without the
// small ones.
func initials(words []string) []string {
	var all, some strings.Builder
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		all.WriteRune(r)
		if !slices.Contains(smallWords, w) {
			some.WriteRune(r)
		}
	}
	return []string{all.String(), some.String()}
}

func shareWord(a, b []string) bool {
	return slices.ContainsFunc(a, func(w string) bool {
		return utf8.RuneCountInString(w) > 3 && slices.Contains(b, w) && !slices.Contains(commonWords, w) && !slices.Contains(smallWords, w)
	})
}
