package gap

import (
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
)

// vocabulary knows what the open words of a map mean. A word that it does not
// know is never held against whoever wrote it: rules ask what a word is, and an
// unknown word may be anything.
type vocabulary struct {
	methods, kinds map[string]string // the known word by the word in small letters
}

func newVocabulary(o Options) vocabulary {
	v := vocabulary{map[string]string{}, map[string]string{}}
	fill := func(to map[string]string, known []string, meanings map[string]string) {
		for _, w := range known {
			to[w] = w
		}
		for w, meaning := range meanings {
			to[lower(w)] = meaning
		}
	}
	fill(v.methods, model.KnownMethods, o.Methods)
	fill(v.kinds, model.KnownKinds, o.KindsMean)
	return v
}

// lower is a word without the differences that nobody means.
func lower(word string) string { return strings.ToLower(strings.TrimSpace(word)) }

// kind is what kind of stakeholder a word means, empty when it is not known.
func (v vocabulary) kind(word string) string { return v.kinds[lower(word)] }

// method is which method a word means, empty when it is not known.
func (v vocabulary) method(word string) string { return v.methods[lower(word)] }

// does reports whether any method of a collaboration means one of the given.
func (v vocabulary) does(c *model.Collaboration, methods ...string) bool {
	return slices.ContainsFunc(c.Methods, func(m string) bool { return slices.Contains(methods, v.method(m)) })
}

// onlyDoes reports whether all methods of a collaboration are known and among
// the given ones; false when none is recorded.
func (v vocabulary) onlyDoes(c *model.Collaboration, methods ...string) bool {
	return len(c.Methods) > 0 && !slices.ContainsFunc(c.Methods, func(m string) bool { return !slices.Contains(methods, v.method(m)) })
}

// mayDo reports whether a collaboration may do one of the given: a method says
// so, or one is not known, or none is recorded.
func (v vocabulary) mayDo(c *model.Collaboration, methods ...string) bool {
	return v.does(c, methods...) || v.unclear(c)
}

// unclear reports whether it is not known, or not wholly, what a collaboration does.
func (v vocabulary) unclear(c *model.Collaboration) bool {
	return len(c.Methods) == 0 || slices.ContainsFunc(c.Methods, func(m string) bool { return v.method(m) == "" })
}
