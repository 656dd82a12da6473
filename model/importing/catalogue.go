package importing

import (
	"errors"
	"maps"
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/parse"
	"github.com/ospomap/ospomap/model/register"
)

var backstageKind = &kind{
	name: "backstage",
	is:   func(f *file) bool { return hasLine(f.text, "apiVersion: backstage.io", `"apiVersion": "backstage.io`) },
	read: readBackstage,
}

var landscapeKind = &kind{
	name: "landscape",
	is:   func(f *file) bool { return hasLine(f.text, "landscape:") },
	read: readLandscape,
}

// hasLine reports whether a line of text begins with one of the words, indent and
// brackets aside.
func hasLine(text string, words ...string) bool {
	for line := range strings.Lines(text) {
		line = strings.TrimLeft(line, " \t{[")
		for _, w := range words {
			if strings.HasPrefix(line, w) {
				return true
			}
		}
	}
	return false
}

// documents reads a YAML file.
func documents(f *file) ([]*parse.Data, error) {
	list, findings := parse.Documents(f.name, []byte(f.text))
	for _, problem := range findings {
		return nil, errors.New(problem.Pos.String()[len(problem.Pos.File)+1:] + ": " + problem.Message)
	}
	return list, nil
}

// readBackstage reads groups, systems and domains as stakeholders, and users as members
// of their groups. A group is a unit of the organization, so it is sideways.
func readBackstage(f *file, s *Source) error {
	entities, err := documents(f)
	if err != nil {
		return err
	}
	groups := map[string]*register.Record{}
	others := map[string]int{}
	for _, e := range entities {
		name := e.At("metadata", "name").String()
		switch kind := e.At("kind").String(); {
		case name == "":
			s.problem(register.Pos{Line: e.Pos.Line}, false, "an entity without metadata.name")
		case kind == "Group":
			groups[strings.ToLower(name)] = s.entity(e, e.At("spec", "type").String(), e.At("spec", "parent"))
		case kind == "System", kind == "Domain":
			s.entity(e, "product", e.At("spec", "owner"))
		case kind != "User":
			others[kind]++
		}
	}
	for _, e := range entities {
		if e.At("kind").String() != "User" {
			continue
		}
		name := titleOf(e)
		for _, group := range e.At("spec", "memberOf").List() {
			at := register.Pos{File: f.name, Line: group.Pos.Line}
			if r := groups[strings.ToLower(entityName(group.Text))]; r != nil {
				r.Set("members", at, append(r.All("members"), name)...)
			} else {
				s.problem(at, false, "%q is a member of %q, a group that is not in this file", name, group.Text)
			}
		}
	}
	s.passedOver(others)
	return nil
}

// passedOver reports the kinds of entity that have no place in a map.
func (s *Source) passedOver(others map[string]int) {
	for _, kind := range slices.Sorted(maps.Keys(others)) {
		s.problem(register.Pos{}, false, "%s not read: a map has no field for them", model.Counted(others[kind], "entity of kind "+model.Short(kind)))
	}
}

func (s *Source) entity(e *parse.Data, kind string, whole *parse.Data) *register.Record {
	r := s.add("stakeholders", titleOf(e), e.Pos.Line)
	r.Set("id", r.At, parse.Slug(e.At("metadata", "name").String()))
	r.Set("role", r.At, model.OneLine(e.At("metadata", "description").String()))
	r.Set("kind", r.At, model.OneLine(kind))
	if whole != nil {
		r.Set("part_of", register.Pos{File: s.File, Line: whole.Pos.Line}, parse.Slug(entityName(whole.Text)))
	}
	links := model.Each(e.At("metadata", "links").List(), func(link *parse.Data) string { return link.At("url").String() })
	r.Set("sources", r.At, s.links(r.At, links)...)
	r.Default("perspective", string(model.Sideways))
	return r
}

// titleOf returns the display name of an entity.
func titleOf(e *parse.Data) string {
	for _, path := range [][]string{{"spec", "profile", "displayName"}, {"metadata", "title"}, {"metadata", "name"}} {
		if text := e.At(path...).String(); text != "" {
			return model.OneLine(text)
		}
	}
	return ""
}

// entityName returns the name in a reference such as group:default/legal.
func entityName(ref string) string { return ref[strings.LastIndexAny(ref, ":/")+1:] }

// links returns the links that a map may contain, and reports the others.
func (s *Source) links(at register.Pos, list []string) []string {
	var out []string
	for _, link := range list {
		if link == "" {
			continue
		}
		value, problem := parse.ListOf("projects").Field("url").Means(link)
		if problem != "" {
			s.problem(at, false, "%s", problem)
		} else if !slices.Contains(out, value) {
			out = append(out, value)
		}
	}
	return out
}

// readLandscape reads items as projects.
func readLandscape(f *file, s *Source) error {
	list, err := documents(f)
	if err != nil {
		return err
	}
	for _, category := range list[0].At("landscape").List() {
		for _, sub := range category.At("subcategories").List() {
			for _, item := range sub.At("items").List() {
				name := item.At("name").String()
				if name == "" {
					s.problem(register.Pos{Line: item.Pos.Line}, true, "an item without a name")
					continue
				}
				r := s.add("projects", name, item.Pos.Line)
				at := r.At
				r.Set("status", at, item.At("project").String())
				urls := s.links(at, []string{item.At("homepage_url").String(), item.At("repo_url").String()})
				r.Set("url", at, urls[:min(len(urls), 1)]...)
			}
		}
	}
	return nil
}
