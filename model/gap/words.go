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
func lower(word string) string { return strings.ToLower(strings.Join(strings.Fields(word), " ")) }

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

// otherWords are English words for known ones that spelling does not lead to, or
// leads astray.
const otherWords = `
report = status, update, updates, briefing, briefings
funding = fund, funds, funded, donation, donations, donating, sponsoring, sponsorship, grant, grants
leading = lead, led, leadership, maintaining, maintenance, steering
training = mentoring, mentorship, coaching, workshop, workshops, teaching, education, courses, learning
measuring = measure, measures, measurement, metrics, monitoring
strategy-advice = strategy, advice, advise, advising, consulting, consultation, consultancy
participation = member, membership, attending
communication = talk, talks, meeting, meetings, dialogue, newsletter
support = help, helping
coordination = alignment
executive = exec, execs, c-level, management
funder = donor
devtools = developer tools, developer-tools, developer experience, developer platform
security = infosec, cybersecurity, information security
vendor = supplier, suppliers
customer = client, clients
public-body = government, agency, ministry
engineering = development, r&d
procurement = purchasing
hr = human resources
community = user group
`

// meant is the known word that another one stands for most likely, or nothing: by
// its meaning, or else by its spelling.
func meant(word string, known []string) string {
	for line := range strings.Lines(otherWords) {
		of, others, _ := strings.Cut(strings.TrimSpace(line), " = ")
		if slices.Contains(known, of) && slices.Contains(strings.Split(others, ", "), lower(word)) {
			return of
		}
	}
	near := model.Near(word, known)
	if w, n := lower(word), lower(near); n == "" || w[0] == n[0] || w[0] == 'k' && n[0] == 'c' || strings.HasSuffix(w, n[1:]) || strings.HasSuffix(n, w) {
		return near
	}
	return "" // a word of its own: who slips more than once begins as was meant
}
