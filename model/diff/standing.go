package diff

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/model/words"
)

// judgement compares the findings of two versions of a map.
type judgement struct {
	*comparison
	old, new Version
	had      map[string][]model.Finding // findings of the old map by fingerprint, in the ids of the new one
	accepted map[string][]model.Finding // the same for what the old map accepts
	without  map[string][]model.Finding // the same for the new map without its additions; nil until needed
}

// judge returns the findings of the new map with their standing against the old one, and
// adds the changes for gaps.
func (c *comparison) judge(old, new Version) []model.Finding {
	j := &judgement{comparison: c, old: old, new: new}
	ids := c.ids()
	j.had, j.accepted = byFingerprint(old.Findings, ids), byFingerprint(old.Accepted, ids)
	out := slices.Clone(new.Findings)
	for i := range out {
		j.stand(&out[i])
	}
	j.addGaps(out, ids)
	return out
}

// stand sets the standing of one finding.
func (j *judgement) stand(f *model.Finding) {
	was := j.had[f.Fingerprint()]
	if j.covered(*f, was) {
		return
	}
	f.Standing = model.Opened
	switch {
	case len(was) > 0:
		f.Standing, f.Grows = model.Worse, j.growth(*f, was)
	case j.accepted[f.Fingerprint()] != nil:
		f.Grows = []model.Sentence{{Text: "it was accepted"}}
	}
	f.Grown = (*words.Words)(nil).Join(f.Grows)
	if rule := gap.Lookup(f.Rule); rule == nil || rule.Structural || rule.Wording || j.old.Void && !j.old.Unread {
		return
	}
	// A finding that is also there without the additions does not come from more being
	// recorded.
	stays := func(s model.Finding) bool { return !j.covered(common(*f, s), was) }
	if j.old.Unread || !slices.ContainsFunc(j.reduced()[f.Fingerprint()], stays) {
		f.Standing = model.Revealed
	}
}

// reduced returns the findings of the new map without its additions, by fingerprint.
func (j *judgement) reduced() map[string][]model.Finding {
	if j.without == nil {
		m, ids := j.comparison.reduce(false, j.new.Rules.Today)
		rules := j.new.Rules // but with the old meanings of words
		rules.Kinds, rules.Methods, rules.KindsMean = j.old.Rules.Kinds, j.old.Rules.Methods, j.old.Rules.KindsMean
		res := gap.Run(m, rules)
		j.without = byFingerprint(append(res.Findings, res.Accepted...), ids)
	}
	return j.without
}

// covered reports whether a finding is no more severe than one of the earlier findings,
// and has no evidence that the earlier one lacks.
func (j *judgement) covered(f model.Finding, was []model.Finding) bool {
	return slices.ContainsFunc(was, func(w model.Finding) bool {
		return j.old.Bare || Covers(w, f)
	})
}

// Covers reports whether now is no more severe than was, an earlier finding with the same
// fingerprint, and has no evidence that was lacks.
func Covers(was, now model.Finding) bool {
	return was.Severity >= now.Severity && len(grown(now, was)) == 0
}

// common returns f without what another finding with the same fingerprint lacks.
func common(f, other model.Finding) model.Finding {
	f.Severity = min(f.Severity, other.Severity)
	had := holds(other)
	more := slices.ContainsFunc(f.Evidence, func(e string) bool { return isShare(e) && !had(e) })
	f.Evidence = slices.DeleteFunc(slices.Clone(f.Evidence), func(e string) bool { return !had(e) })
	for _, e := range other.Evidence { // of two shares, the lower one
		if more && isShare(e) {
			f.Evidence = append(f.Evidence, e)
		}
	}
	return f
}

// grown returns the evidence of a finding that an earlier one lacks. Shares are compared
// by their value, whatever the total.
func grown(f, was model.Finding) []string {
	return slices.DeleteFunc(slices.Clone(f.Evidence), holds(was))
}

// holds returns a function that reports whether f has some evidence, or a share at least
// as large.
func holds(f model.Finding) func(evidence string) bool {
	has, most := map[string]bool{}, -1.0
	for _, e := range f.Evidence {
		has[e] = true
		if share, is := shareOf(e); is {
			most = max(most, share)
		}
	}
	return func(e string) bool {
		share, is := shareOf(e)
		return has[e] || is && share <= most
	}
}

func isShare(evidence string) bool {
	_, is := shareOf(evidence)
	return is
}

// isStep reports whether evidence is a step between an attitude and the desired one. Only
// the number of steps counts.
func isStep(evidence string) bool { return strings.HasPrefix(evidence, "attitude:") }

// shareOf parses evidence such as "share:7/11".
func shareOf(evidence string) (float64, bool) {
	text, isShare := strings.CutPrefix(evidence, "share:")
	part, whole, _ := strings.Cut(text, "/")
	a, errA := strconv.ParseFloat(part, 64)
	b, errB := strconv.ParseFloat(whole, 64)
	return a / b, isShare && errA == nil && errB == nil && b > 0
}

// growth describes what has become worse.
func (j *judgement) growth(f model.Finding, was []model.Finding) []model.Sentence {
	least := was[0]
	for _, w := range was[1:] {
		if len(grown(f, w)) < len(grown(f, least)) {
			least = w
		}
	}
	var parts []model.Sentence
	say := func(p model.Phrase, namesAndValues ...any) { parts = append(parts, model.Says(p, namesAndValues...)) }
	more := grown(f, least)
	if i := slices.IndexFunc(least.Evidence, isShare); i >= 0 && slices.ContainsFunc(more, isShare) {
		part, whole, _ := strings.Cut(strings.TrimPrefix(least.Evidence[i], "share:"), "/")
		say("it was {part} of {whole}", "part", part, "whole", whole)
	}
	if steps := len(least.Evidence) - len(slices.DeleteFunc(slices.Clone(least.Evidence), isStep)); slices.ContainsFunc(more, isStep) {
		say("it was {n|step}", "n", steps)
	}
	var others []model.Name
	signs := 0 // the message names them
	for _, e := range more {
		switch {
		case strings.HasPrefix(e, "signal:"):
			signs++
		case !isShare(e) && !isStep(e):
			others = append(others, model.Name(j.called(e)))
		}
	}
	if len(others) > 0 {
		say("now also {list}", "list", others)
	} else if signs > 0 && len(parts) == 0 {
		say("{n|more sign} than before", "n", signs)
	}
	if f.Severity > least.Severity {
		say("it was {severity}", "severity", model.Word(least.Severity.String()))
	}
	return parts
}

// called returns the name of a piece of evidence.
func (j *judgement) called(evidence string) string {
	kind, id, _ := strings.Cut(evidence, ":")
	switch model.SubjectKind(kind) {
	case model.AboutCollaboration:
		for k, known := range j.workIDs(j.comparison.new.m) {
			if known == id {
				return strings.TrimPrefix(label(j.comparison.new, k), "collaboration ")
			}
		}
	}
	for _, ns := range []namespace{parties, work, expectations} {
		if name := j.comparison.new.names[ns][id]; name != "" {
			return name
		}
	}
	return strings.ReplaceAll(id, "-", " ")
}

// byFingerprint groups findings by their fingerprints in the ids of another version of
// the map.
func byFingerprint(findings []model.Finding, ids translation) map[string][]model.Finding {
	out := map[string][]model.Finding{}
	for _, f := range findings {
		if now, known := inIDs(f, ids); known {
			out[now.Fingerprint()] = append(out[now.Fingerprint()], now)
		}
	}
	return out
}

// inIDs returns a finding in the ids of another version of the map; known is false if its
// subject is not there and something else has its id.
func inIDs(f model.Finding, ids translation) (now model.Finding, known bool) {
	subject, known := ids.of(f.Subject.String())
	kind, id, _ := strings.Cut(subject, ":")
	f.Subject = model.Subject{Kind: model.SubjectKind(kind), ID: id}
	var evidence []string
	for _, e := range f.Evidence {
		if is, known := ids.of(e); known {
			evidence = append(evidence, is)
		}
	}
	f.Evidence = evidence
	return f, known
}

// translation maps the names of things in one version of a map, such as
// "stakeholder:cto", to their names in another.
type translation struct {
	now   map[string]string
	taken map[string]bool // names that something else has there
}

// of returns the name of a thing in the other version; known is false if that is the name
// of something else.
func (t translation) of(name string) (now string, known bool) {
	if now, other := t.now[name]; other {
		return now, true
	}
	return name, !t.taken[name]
}

func (t translation) add(kind model.SubjectKind, from, to string) {
	was, is := model.Subject{Kind: kind, ID: from}.String(), model.Subject{Kind: kind, ID: to}.String()
	t.now[was] = is
	if was != is {
		t.taken[is] = true
	}
}

func newTranslation() translation { return translation{map[string]string{}, map[string]bool{}} }

// ids maps the names of things in the old map to their names in the new one.
func (c *comparison) ids() translation {
	t := newTranslation()
	translate(t, stakeholderEntity, c.matched.Stakeholders)
	translate(t, personEntity, c.matched.People)
	translate(t, goalEntity, c.goals)
	translate(t, objectiveEntity, c.objectives)
	translate(t, expectationEntity, c.expected)
	translate(t, projectEntity, c.projects)
	c.addLabels(t)
	was, is := c.workIDs(c.old.m), c.workIDs(c.new.m)
	for _, p := range c.matched.Collaborations {
		if p.Old != nil && p.New != nil {
			t.add(model.AboutCollaboration, was[p.Old], is[p.New])
		}
	}
	return t
}

// addLabels adds the tags and groups that were renamed: the old label is gone, the new
// one is new, and the same stakeholders share them.
func (c *comparison) addLabels(t translation) {
	was, is := c.old.sharers(), c.new.sharers()
	came := map[string]string{} // by the stakeholders who share it; of several, the last in alphabetical order
	for _, label := range slices.Sorted(maps.Keys(is)) {
		if was[label] == "" {
			came[is[label]] = label
		}
	}
	for old, who := range was {
		if label := came[who]; label != "" && is[old] == "" {
			t.add(model.AboutTag, old, label)
		}
	}
}

// sharers returns who shares each tag and group: their ids in the new map, sorted.
func (s *side) sharers() map[string]string {
	ids := map[string][]string{}
	for _, x := range s.m.Stakeholders {
		for _, label := range x.Labels() {
			ids[label] = append(ids[label], cmp.Or(s.now[parties][x.ID], x.ID))
		}
	}
	out := map[string]string{}
	for label, list := range ids {
		out[label] = strings.Join(slices.Sorted(slices.Values(list)), "\x00")
	}
	return out
}

func translate[T any](t translation, e entity[T], pairs []Pair[T]) {
	for _, p := range pairs {
		if p.Old != nil && p.New != nil {
			t.add(e.kind, e.id(p.Old), e.id(p.New))
		}
	}
}

// workIDs returns the ids that findings use for the collaborations of a map.
func (c *comparison) workIDs(m *model.Map) map[*model.Collaboration]string {
	if c.byMap[m] == nil {
		c.byMap[m] = gap.CollaborationIDs(m)
	}
	return c.byMap[m]
}
