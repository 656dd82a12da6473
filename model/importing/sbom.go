package importing

import (
	"cmp"
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/register"
)

// mostUsed limits how many projects of an SBOM are read: those that most others depend
// on. A map of all of them would be the SBOM itself.
const mostUsed = 20

var cyclonedxKind = &kind{
	name: "cyclonedx",
	is:   func(f *file) bool { return isJSON(f) && strings.Contains(f.text, `"bomFormat"`) },
	read: readCycloneDX,
}

var spdxKind = &kind{
	name: "spdx",
	is:   func(f *file) bool { return isJSON(f) && strings.Contains(f.text, `"spdxVersion"`) },
	read: readSPDX,
}

func isJSON(f *file) bool { return strings.HasPrefix(strings.TrimSpace(f.text), "{") }

// part is a component of an SBOM.
type part struct {
	ref, name, url string
	purl           string
}

func readCycloneDX(f *file, s *Source) error {
	type component struct {
		Ref   string `json:"bom-ref"`
		Name  string `json:"name"`
		Group string `json:"group"`
		PURL  string `json:"purl"`
		Links []struct {
			Type string `json:"type"`
			URL  string `json:"url"`
		} `json:"externalReferences"`
	}
	var bom struct {
		Components   []component `json:"components"`
		Dependencies []struct {
			Ref string   `json:"ref"`
			On  []string `json:"dependsOn"`
		} `json:"dependencies"`
	}
	if err := json.Unmarshal([]byte(f.text), &bom); err != nil {
		return jsonError(f.text, err)
	}
	var parts []part
	for _, c := range bom.Components {
		p := part{ref: c.Ref, name: c.Name, purl: c.PURL}
		if c.Group != "" {
			p.name = c.Group + "/" + c.Name
		}
		for _, kind := range []string{"website", "vcs"} { // the repository is the better address
			for _, link := range c.Links {
				if link.Type == kind {
					p.url = link.URL
				}
			}
		}
		parts = append(parts, p)
	}
	users := map[string]int{}
	for _, d := range bom.Dependencies {
		for _, ref := range d.On {
			users[ref]++
		}
	}
	return s.upstreams(parts, users)
}

func readSPDX(f *file, s *Source) error {
	var bom struct {
		Packages []struct {
			ID       string `json:"SPDXID"`
			Name     string `json:"name"`
			Homepage string `json:"homepage"`
			Download string `json:"downloadLocation"`
			Refs     []struct {
				Type    string `json:"referenceType"`
				Locator string `json:"referenceLocator"`
			} `json:"externalRefs"`
		} `json:"packages"`
		Describes     []string `json:"documentDescribes"`
		Relationships []struct {
			From string `json:"spdxElementId"`
			Type string `json:"relationshipType"`
			To   string `json:"relatedSpdxElement"`
		} `json:"relationships"`
	}
	if err := json.Unmarshal([]byte(f.text), &bom); err != nil {
		return jsonError(f.text, err)
	}
	users, roots := map[string]int{}, map[string]bool{}
	for _, id := range bom.Describes {
		roots[id] = true
	}
	for _, r := range bom.Relationships {
		switch r.Type {
		case "DEPENDS_ON", "CONTAINS":
			users[r.To]++
		case "DEPENDENCY_OF", "CONTAINED_BY":
			users[r.From]++
		case "DESCRIBES":
			roots[r.To] = true
		}
	}
	var parts []part
	for _, p := range bom.Packages {
		if roots[p.ID] {
			continue
		}
		x := part{ref: p.ID, name: p.Name, url: p.Homepage}
		if !strings.HasPrefix(x.url, "http") {
			x.url, _, _ = strings.Cut(p.Download, "@")
		}
		for _, ref := range p.Refs {
			if ref.Type == "purl" {
				x.purl = ref.Locator
			}
		}
		parts = append(parts, x)
	}
	return s.upstreams(parts, users)
}

// upstreams adds the most used parts as projects. Parts from one repository are one
// project; versions do not count.
func (s *Source) upstreams(parts []part, users map[string]int) error {
	type upstream struct {
		name, url string
		users     int
		order     int
	}
	found := map[string]*upstream{}
	for i, p := range parts {
		if p.name == "" {
			continue
		}
		url, name := repository(p.url)
		k := cmp.Or(packageOf(p.purl), p.name)
		if name != "" {
			k = url
		}
		u := found[k]
		if u == nil {
			u = &upstream{name: cmp.Or(name, p.name), url: url, order: i}
			found[k] = u
		}
		u.users += users[p.ref]
	}
	if len(found) == 0 {
		return errors.New("the SBOM lists no components")
	}
	var list []*upstream
	for _, u := range found {
		list = append(list, u)
	}
	slices.SortFunc(list, func(a, b *upstream) int { return cmp.Or(b.users-a.users, a.order-b.order) })
	for _, u := range list[:min(len(list), mostUsed)] {
		r := s.add("projects", u.name, 0)
		r.Set("use", r.At, model.ProjectUses[0])
		r.Set("url", r.At, s.links(r.At, []string{u.url})...)
	}
	if more := len(list) - mostUsed; more > 0 {
		s.problem(register.Pos{}, false, "of %d projects, the %d that most others depend on are read", len(list), mostUsed)
	}
	return nil
}

// repository returns the address of a project's repository, without any path inside it,
// and the project's name there. The name is empty if the address is not that of a
// repository, and so is the address if link is none.
func repository(link string) (url, name string) {
	link = strings.TrimPrefix(link, "git+")
	link = strings.Replace(strings.Replace(link, "git://", "https://", 1), "ssh://git@", "https://", 1)
	scheme, rest, ok := strings.Cut(link, "://")
	if !ok || scheme != "https" && scheme != "http" {
		return "", ""
	}
	if i := strings.IndexAny(rest, "?#"); i >= 0 {
		rest = rest[:i]
	}
	steps := strings.Split(strings.Trim(rest, "/"), "/")
	if len(steps) >= 3 && slices.Contains([]string{"github.com", "gitlab.com", "codeberg.org"}, steps[0]) {
		name = strings.TrimSuffix(steps[2], ".git")
		return scheme + "://" + steps[0] + "/" + steps[1] + "/" + name, name
	}
	return scheme + "://" + strings.Join(steps, "/"), ""
}

// packageOf returns a package URL without version and qualifiers.
func packageOf(purl string) string {
	purl, _, _ = strings.Cut(purl, "?")
	if at := strings.LastIndex(purl, "@"); at > strings.LastIndex(purl, "/") {
		purl = purl[:at]
	}
	return purl
}
