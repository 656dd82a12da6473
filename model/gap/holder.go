package gap

import (
	"strconv"
	"strings"

	"github.com/ospomap/ospomap/model"
)

// holder returns the subject that contains a path such as "stakeholders[3].role". It is
// called only for maps without errors, so that indices in the file match those of the
// slices.
func (x *facts) holder(path string) model.Subject {
	switch list, i := listItem(path); {
	case list == "stakeholders" && i < len(x.parties):
		return ofStakeholder(x.parties[i])
	case list == "collaborations" && i < len(x.m.Collaborations):
		return x.ofCollaboration(x.m.Collaborations[i])
	case list == "people" && i < len(x.m.People):
		return ofPerson(x.m.People[i])
	case list == "projects" && i < len(x.m.Projects):
		return ofProject(x.m.Projects[i])
	case list == "organization.goals" && i < len(x.m.Organization.Goals):
		return ofGoal(x.m.Organization.Goals[i])
	case list == "ospo.objectives" && i < len(x.m.OSPO.Objectives):
		return ofObjective(x.m.OSPO.Objectives[i])
	}
	switch keys := strings.Split(path, "."); keys[0] {
	case "organization":
		return ofOrganization()
	case "ospo":
		return ofOSPO()
	case "readiness": // readiness.areas.tools.plan
		if len(keys) > 2 {
			return ofReadiness(keys[2])
		}
		return ofReadiness("")
	}
	return ofMap()
}

// listItem splits "stakeholders[3].role" into "stakeholders" and 3. For a path outside
// lists it returns "".
func listItem(path string) (list string, i int) {
	list, rest, ok := strings.Cut(path, "[")
	if !ok {
		return "", 0
	}
	number, _, _ := strings.Cut(rest, "]")
	i, err := strconv.Atoi(number)
	if err != nil || i < 0 {
		return "", 0
	}
	return list, i
}

// place describes a path in words: the entry and its key. A collaboration with an
// unresolved end is identified by its number, from 1.
func (x *facts) place(path string) (what, key model.Arg) {
	key = model.Arg{Name: "key", Value: keyOf(path)}
	list, i := listItem(path)
	if list == "collaborations" && i < len(x.m.Collaborations) {
		if c := x.m.Collaborations[i]; c.Known() {
			return x.called("what", c), key
		}
		return said("what", model.Sentence{Text: workNth, Args: []model.Arg{number("n", i+1)}}), key
	}
	if name := x.nameOfSubject(x.holder(path)); name != "" {
		return said("what", nameSentence(name)), key
	}
	keys := strings.Split(path, ".")
	part, _, _ := strings.Cut(keys[0], "[")
	if len(keys) > 3 { // readiness.answers.usage.text
		area, _, _ := strings.Cut(keys[2], "[")
		key.Value = area + "." + keyOf(path)
	}
	return said("what", model.Sentence{Text: partOfMap, Args: []model.Arg{{Name: "part", Value: part}}}), key
}

// keyOf returns the last key of a path.
func keyOf(path string) string {
	last := path[strings.LastIndexByte(path, '.')+1:]
	last, _, _ = strings.Cut(last, "[")
	return last
}

// eachText reports the results of test for all texts, at most one per entry. An empty
// result is not reported.
func (c *Context) eachText(arg string, test func(model.Text) string) {
	told := map[model.Subject]bool{}
	for _, t := range c.Map.Texts {
		found := test(t)
		if found == "" {
			continue
		}
		if subject := c.holder(t.Path); !told[subject] {
			told[subject] = true
			what, key := c.place(t.Path)
			c.Report(subject, t.Pos, "", what, key, quoted(arg, found))
		}
	}
}
