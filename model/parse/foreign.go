package parse

import (
	"bytes"
	"strings"
)

// foreign is a kind of file that people have and try as a map.
type foreign struct {
	what   string
	advice string
	is     func(text []byte, lines []string) bool
}

const (
	adviceEntries = `write each as an entry below stakeholders, such as {name: Legal, perspective: sideways}; "ospomap init" writes a map to start from`
	adviceImport  = `"ospomap import" makes a map of it`
)

// foreigners lists the kinds of file that are known by their content.
var foreigners = []foreign{
	{"a spreadsheet or another office document", adviceImport, func(t []byte, _ []string) bool {
		return hasAnyPrefix(t, "PK\x03\x04", "\xd0\xcf\x11\xe0")
	}},
	{"a PDF", hintInit, func(t []byte, _ []string) bool { return hasAnyPrefix(t, "%PDF") }},
	{"a picture", hintInit, func(t []byte, _ []string) bool { return hasAnyPrefix(t, "\x89PNG", "\xff\xd8\xff", "GIF8") }},
	{"HTML or XML", hintInit, func(_ []byte, l []string) bool { return hasAnyPrefix([]byte(l[0]), "<") }},
	{"a Mermaid diagram", adviceImport, func(_ []byte, l []string) bool {
		return firstWordIn(l, "graph", "flowchart", "mindmap", "sequenceDiagram", "classDiagram", "stateDiagram-v2", "erDiagram", "journey", "%%", "%%{init:") && !strings.HasSuffix(l[0], "{")
	}},
	{"a PlantUML diagram", "its parties are stakeholders: " + adviceEntries, func(_ []byte, l []string) bool { return hasAnyPrefix([]byte(l[0]), "@start") }},
	{"a Graphviz diagram", adviceImport, func(_ []byte, l []string) bool {
		return firstWordIn(l, "digraph", "graph", "strict") && strings.Contains(l[0], "{")
	}},
	{"a Backstage catalogue", adviceImport, func(_ []byte, l []string) bool {
		return hasKeys(l, "apiVersion", "kind") && strings.Contains(strings.Join(l, "\n"), "backstage.io")
	}},
	{"a Kubernetes manifest or another catalogue", adviceEntries, func(_ []byte, l []string) bool { return hasKeys(l, "apiVersion", "kind") }},
	{"a landscape", adviceImport, func(_ []byte, l []string) bool { return hasKeys(l, "landscape") || hasKeys(l, "categories") }},
	{"a file of teams", "teams are stakeholders: " + adviceEntries, func(_ []byte, l []string) bool {
		return hasKeys(l, "teams") || hasKeys(l, "orgs") || hasKeys(l, "approvers") || hasKeys(l, "reviewers")
	}},
	{"a file of code owners", adviceImport, func(_ []byte, l []string) bool {
		for _, line := range l {
			if fields := strings.Fields(line); fields[0][0] != '#' {
				return len(fields) > 1 && hasAnyPrefix([]byte(fields[1]), "@") && hasAnyPrefix([]byte(fields[0]), "*", "/")
			}
		}
		return false
	}},
	{"a list of software (SBOM)", adviceImport, func(_ []byte, l []string) bool {
		return hasKeys(l, "bomFormat") || hasKeys(l, "spdxVersion")
	}},
	{"TOML", hintInit, func(_ []byte, l []string) bool {
		return len(l) > 1 && hasAnyPrefix([]byte(l[0]), "[") && strings.HasSuffix(l[0], "]") && strings.Contains(l[1], " = ")
	}},
	{"a project file", "name the map that it belongs to; .ospomap.yaml is read automatically", func(_ []byte, l []string) bool {
		return hasKeys(l, "fail-on") || hasKeys(l, "disable") || hasKeys(l, "enable") || hasKeys(l, "severity")
	}},
	{"a Markdown document", `"ospomap embed" writes pictures and tables of a map into it; "ospomap import" makes a map of a table in it`, func(_ []byte, l []string) bool {
		marked := 0
		for _, line := range l {
			if hasAnyPrefix([]byte(line), "## ", "```", "| ", "|-") {
				marked++
			}
		}
		return marked > 0 && hasAnyPrefix([]byte(l[0]), "# ", "## ", "```", "| ") && strings.Count(l[0], "##") < 2
	}},
	{"a table with commas (CSV)", adviceImport, isTable},
}

// reportForeign reports that a text is not a map but another kind of file, if it is.
func reportForeign(probs *problems, src []byte) bool {
	if probs.kind != mapFile {
		return false
	}
	lines := contentLines(src)
	if len(lines) == 0 || hasKeys(lines, "organization") || hasKeys(lines, "stakeholders") {
		return false
	}
	for _, f := range foreigners {
		if f.is(src, lines) {
			probs.add(ruleWrongType, probs.at(1, 1, 1), "", "this is %s, not a map", f.what).Hint = f.advice
			return true
		}
	}
	return false
}

// contentLines are the first lines that hold something; comments count, since
// other formats have others.
func contentLines(src []byte) []string {
	const most, longest = 200, 4096
	var lines []string
	for line := range bytes.Lines(src) {
		text := strings.TrimRight(string(line[:min(len(line), longest)]), " \t\r\n")
		if text != "" && text != "---" {
			lines = append(lines, text)
		}
		if len(lines) == most {
			break
		}
	}
	return lines
}

func hasAnyPrefix(text []byte, prefixes ...string) bool {
	for _, p := range prefixes {
		if bytes.HasPrefix(text, []byte(p)) {
			return true
		}
	}
	return false
}

// firstWordIn reports whether the first line begins with one of some words.
func firstWordIn(lines []string, words ...string) bool {
	first, _, _ := strings.Cut(lines[0], " ")
	for _, w := range words {
		if first == w {
			return true
		}
	}
	return false
}

// hasKeys reports whether lines begin with each of some keys.
func hasKeys(lines []string, keys ...string) bool {
	for _, key := range keys {
		found := false
		for _, line := range lines {
			if inner := strings.TrimLeft(line, "{ \t"); line[0] == '{' || hasAnyPrefix([]byte(inner), `"`) {
				line = inner
			}
			if strings.HasPrefix(line, key+":") || strings.HasPrefix(line, `"`+key+`":`) {
				found = true
			}
		}
		if !found {
			return false
		}
	}
	return true
}

// isTable reports whether the first lines have the same number of the same
// separator, and no keys.
func isTable(_ []byte, lines []string) bool {
	if len(lines) < 2 || hasAnyPrefix([]byte(lines[0]), "{", "[", "- ") {
		return false
	}
	for _, sep := range []string{"\t", ";", ","} {
		n := strings.Count(lines[0], sep)
		if n > 0 && !strings.Contains(lines[0], ": ") && strings.Count(lines[1], sep) >= n {
			return true
		}
	}
	return false
}
