package diff

import (
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
)

// comparison collects the changes between two maps.
type comparison struct {
	old, new *side
	changes  []Change
	waived   []model.Finding // accepted now, and not before

	matched    Result
	goals      []Pair[model.Goal]
	objectives []Pair[model.Objective]
	expected   []Pair[expectation]
	projects   []Pair[model.Project]
	areas      []Pair[model.Area]
	answers    []Pair[model.Answer]
	byMap      map[*model.Map]map[*model.Collaboration]string // cached by workIDs
}

func newComparison(old, new *model.Map) *comparison {
	return &comparison{old: newSide(old), new: newSide(new), byMap: map[*model.Map]map[*model.Collaboration]string{}}
}

func (c *comparison) add(x Change) { c.changes = append(c.changes, x) }

func (c *comparison) run() {
	c.match()
	old, new := c.old.m, c.new.m
	compare(c, stakeholderEntity, c.matched.Stakeholders)
	compare(c, collaborationEntity, c.matched.Collaborations)
	compare(c, collaborationEntity, c.matched.Activities)
	compare(c, mapEntity, []Pair[model.Map]{{Old: old, New: new}})
	compare(c, personEntity, c.matched.People)
	compare(c, officeEntity, []Pair[model.OSPO]{{Old: &old.OSPO, New: &new.OSPO}})
	compare(c, organizationEntity, []Pair[model.Organization]{{Old: &old.Organization, New: &new.Organization}})
	compare(c, goalEntity, c.goals)
	compare(c, objectiveEntity, c.objectives)
	compare(c, expectationEntity, c.expected)
	compare(c, projectEntity, c.projects)
	compare(c, readinessEntity, []Pair[model.Readiness]{{Old: readiness(old), New: readiness(new)}})
	compare(c, areaEntity, c.areas)
	compare(c, answerEntity, c.answers)
	compare(c, acceptEntity, matchByID(old.Accepts, new.Accepts, acceptEntity.id, nil))
}

// match first pairs what references name, so that everything else is compared in the ids
// that things have now.
func (c *comparison) match() {
	old, new, res := c.old.m, c.new.m, &c.matched
	res.People = matched(c, parties, personEntity, old.People, new.People, nil)
	res.Stakeholders = c.joinRenamed(matchByID(old.Stakeholders, new.Stakeholders, stakeholderEntity.id, stakeholderEntity.names))
	follow(c.old, parties, stakeholderEntity, res.Stakeholders)
	c.goals = matched(c, work, goalEntity, old.Organization.Goals, new.Organization.Goals, nil)
	c.objectives = matched(c, work, objectiveEntity, old.OSPO.Objectives, new.OSPO.Objectives, nil)
	c.expected = matched(c, expectations, expectationEntity, expected(old), expected(new), func(a, b *expectation) bool {
		return c.old.ref(parties, &model.Ref{ID: a.holder.ID}).id == b.holder.ID
	})
	c.projects = joinAlike(matchByID(old.Projects, new.Projects, projectEntity.id, projectEntity.names), projectEntity.name, nil)
	before, after := readiness(old), readiness(new)
	c.areas = matchByID(pointers(before.Areas), pointers(after.Areas), areaEntity.id, nil)
	c.answers = matchByID(pointers(before.Answers), pointers(after.Answers), voice, func(a *model.Answer) []string { return []string{a.Question} })
	res.Collaborations = c.matchCollaborations(old.Collaborations, new.Collaborations)
	res.Activities = c.matchCollaborations(old.Activities, new.Activities)
}

// matched pairs entries, including those with similar names if they fit, and records the
// ids that references to them have now.
func matched[T any](c *comparison, ns namespace, e entity[T], old, new []*T, fits func(old, new *T) bool) []Pair[T] {
	pairs := joinAlike(matchByID(old, new, e.id, e.names), e.name, fits)
	follow(c.old, ns, e, pairs)
	return pairs
}

// voice returns a key of an answer that includes who gave it.
func voice(a *model.Answer) string {
	who := model.Each(a.From, func(r *model.Ref) string { return r.ID })
	slices.Sort(who)
	return a.Question + "\x00" + strings.Join(who, "\x00")
}

// readiness returns a map's readiness block, or an empty one if there is none.
func readiness(m *model.Map) *model.Readiness {
	if m.Readiness == nil {
		return &model.Readiness{}
	}
	return m.Readiness
}

func pointers[T any](list []T) []*T {
	out := make([]*T, len(list))
	for i := range list {
		out[i] = &list[i]
	}
	return out
}

// expectation is an expectation and the stakeholder who has it.
type expectation struct {
	*model.Expectation
	holder *model.Stakeholder
}

func expected(m *model.Map) []*expectation {
	var out []*expectation
	for _, s := range m.Stakeholders {
		for _, e := range s.Expectations {
			out = append(out, &expectation{e, s})
		}
	}
	return out
}

// entity describes how entries of one kind are compared and named.
type entity[T any] struct {
	kind   model.SubjectKind
	id     func(*T) string
	name   func(*T) string              // identifies it under another id; nil if it has none
	also   func(*T) []model.Translation // further names, by language; nil if it has none
	called func(*side, *T) string       // in a sentence, such as stakeholder "CTO"; nil for its kind and name
	fields func() []field[T]            // the most important first; created when entries are compared
}

// names returns everything that identifies an entry under another id: its name and those
// by language.
func (e entity[T]) names(x *T) []string {
	if e.name == nil {
		return nil
	}
	all := []string{folded(e.name(x))}
	if e.also == nil {
		return all
	}
	for _, n := range e.also(x) {
		if text := folded(n.Text); !slices.Contains(all, text) {
			all = append(all, text)
		}
	}
	return all
}

func (e entity[T]) spoken(s *side, x *T) string {
	if e.called == nil {
		return string(e.kind) + " " + quoteName(e.name(x))
	}
	return e.called(s, x)
}

// at returns the position of a key of an entry or, without a key, of the entry itself.
func (e entity[T]) at(x *T, key string) model.Pos {
	return any(x).(interface{ At(string) model.Pos }).At(key)
}

// compare adds the differences within the pairs of one entity, and marks these pairs.
func compare[T any](c *comparison, e entity[T], pairs []Pair[T]) {
	fields := e.fields()
	for i, p := range pairs {
		switch {
		case p.New == nil:
			e.addWhole(c, Removed, c.old, p.Old)
		case p.Old == nil:
			e.addWhole(c, Added, c.new, p.New)
		default:
			before := len(c.changes)
			e.compareFields(c, fields, p.Old, p.New)
			pairs[i].Changed = len(c.changes) > before
		}
	}
}

func (e entity[T]) addWhole(c *comparison, kind Kind, s *side, x *T) {
	c.add(Change{
		Kind: kind, Subject: model.Subject{Kind: e.kind, ID: e.id(x)}, Pos: e.at(x, ""),
		Message: e.spoken(s, x) + " was " + string(kind),
	})
}

// compareFields adds a change for each field that differs, but only one for each key, and
// none for an id that changed with the name.
func (e entity[T]) compareFields(c *comparison, fields []field[T], old, new *T) {
	lastKey, renamed := "", false
	for i, f := range fields {
		a, b := f.get(c.old, old), f.get(c.new, new)
		if a.equal(b) || f.key == lastKey || f.key == "id" && renamed && len(a.items) == len(b.items) {
			continue
		}
		x := Change{
			Kind: Changed, Subject: model.Subject{Kind: e.kind, ID: e.id(new)}, Field: f.key, Noun: f.called(),
			From: a.String(), To: b.String(), Pos: e.at(new, f.key), order: i, from: a, to: b,
		}
		if f.kind != "" && x.From != "" && x.To != "" {
			x.Kind = f.kind
		}
		name := i == 0 && x.From != "" && x.To != ""
		x.Likely = e.id(old) != e.id(new) && (name || f.key == "id")
		switch was, is := e.spoken(c.old, old), e.spoken(c.new, new); {
		case x.Kind == Renamed && x.Likely:
			x.Message = was + " is probably now called " + quoteName(x.To)
		case x.Kind == Renamed:
			x.Message = was + " is now called " + quoteName(x.To)
		case x.Kind == Moved:
			x.Message = is + " moved from " + x.From + " to " + x.To
		default:
			x.Message = f.sentence(is, a, b)
		}
		c.add(x)
		lastKey, renamed = f.key, renamed || name && x.Likely
	}
}

// label names a collaboration in a sentence: collaboration "report" with "CTO".
func label(s *side, k *model.Collaboration) string {
	what := "collaboration"
	if k.From.ID == k.To.ID {
		what = "activity"
	}
	if text := k.Text(); text != "" {
		what += " " + quote(text)
	}
	if k.From.ID == k.To.ID {
		return what
	}
	if k.WithOSPO() {
		return what + " with " + quoteName(s.ref(parties, otherEnd(k)).shown)
	}
	return what + " between " + quoteName(s.ref(parties, k.From).shown) + " and " + quoteName(s.ref(parties, k.To).shown)
}

func otherEnd(k *model.Collaboration) *model.Ref {
	if k.From.ID == model.OSPOID {
		return k.To
	}
	return k.From
}

// collaborationID returns the collaboration's id or, if it has none, its ends and what it
// is: ospo>cto/report.
func collaborationID(k *model.Collaboration) string {
	if k.ID != "" {
		return k.ID
	}
	id := k.From.ID + ">" + k.To.ID
	if what := strings.Join(k.Methods, "+"); what != "" {
		return id + "/" + what
	}
	if what := strings.Join(strings.Fields(strings.ToLower(k.Label)), "-"); what != "" {
		return id + "/" + what
	}
	return id
}
