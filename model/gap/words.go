package gap

import (
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
)

// vocabulary resolves the free words of a map to known ones. Unknown words are never
// held against the map: they may mean anything.
type vocabulary struct {
	methods, kinds map[string]string // known words by lower-case word
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

// lower normalises case and white space.
func lower(word string) string { return strings.ToLower(strings.Join(strings.Fields(word), " ")) }

// kind returns the known kind that a word means, or "".
func (v vocabulary) kind(word string) string { return v.kinds[lower(word)] }

// method returns the known method that a word means, or "".
func (v vocabulary) method(word string) string { return v.methods[lower(word)] }

// does reports whether any method of a collaboration means one of methods.
func (v vocabulary) does(c *model.Collaboration, methods ...string) bool {
	return slices.ContainsFunc(c.Methods, func(m string) bool { return slices.Contains(methods, v.method(m)) })
}

// onlyDoes reports whether a collaboration has methods, and all of them mean one of
// methods.
func (v vocabulary) onlyDoes(c *model.Collaboration, methods ...string) bool {
	return len(c.Methods) > 0 && !slices.ContainsFunc(c.Methods, func(m string) bool { return !slices.Contains(methods, v.method(m)) })
}

// mayDo reports whether a collaboration does one of methods, or may, because its
// methods are unknown or not recorded.
func (v vocabulary) mayDo(c *model.Collaboration, methods ...string) bool {
	return v.does(c, methods...) || v.unclear(c)
}

// unclear reports whether any of a collaboration's methods is unknown, or none is
// recorded.
func (v vocabulary) unclear(c *model.Collaboration) bool {
	return len(c.Methods) == 0 || slices.ContainsFunc(c.Methods, func(m string) bool { return v.method(m) == "" })
}

// otherWords lists English synonyms of known words whose spelling leads nowhere or to
// the wrong word.
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

// meant returns the known word that another word most likely means, by meaning or else
// by spelling, or "".
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
	return "" // another word: misspelt words usually keep their first letter
}
