package parse

import (
	"bytes"
	"slices"
	"strings"
)

// foreign is a kind of file that people mistake for a map.
type foreign struct {
	what   string
	advice string
	is     func(text string, lines []string) bool
}

const (
	adviceEntries = `write each as an entry below stakeholders, such as {name: Legal, perspective: sideways}; "ospomap init" writes a map to start from`
	adviceParties = "its parties are stakeholders: " + adviceEntries
	adviceImport  = `"ospomap import" makes a map of it`
)

// foreigners lists the kinds of file that are recognised by their content.
var foreigners = []foreign{
	{"a spreadsheet or another office document", adviceImport, func(t string, _ []string) bool {
		return hasAnyPrefix(t, "PK\x03\x04", "\xd0\xcf\x11\xe0")
	}},
	{"a PDF", hintInit, func(t string, _ []string) bool { return hasAnyPrefix(t, "%PDF") }},
	{"a picture", hintInit, func(t string, _ []string) bool { return hasAnyPrefix(t, "\x89PNG", "\xff\xd8\xff", "GIF8") }},
	{"HTML or XML", hintInit, func(_ string, l []string) bool { return hasAnyPrefix(l[0], "<") }},
	{"a Mermaid diagram", adviceImport, func(_ string, l []string) bool {
		return firstWordIn(l, "graph", "flowchart", "%%", "%%{init:") && !strings.HasSuffix(l[0], "{")
	}},
	{"a Mermaid diagram other than a flowchart", adviceParties, func(_ string, l []string) bool {
		return firstWordIn(l, "mindmap", "sequenceDiagram", "classDiagram", "stateDiagram-v2", "erDiagram", "journey", "quadrantChart", "timeline")
	}},
	{"a PlantUML diagram", adviceParties, func(_ string, l []string) bool { return hasAnyPrefix(l[0], "@start") }},
	{"a Graphviz diagram", adviceImport, func(_ string, l []string) bool {
		return firstWordIn(l, "digraph", "graph", "strict") && strings.Contains(l[0], "{")
	}},
	{"a Backstage catalogue", adviceImport, func(_ string, l []string) bool {
		return hasAnyKey(l, "apiVersion") && hasAnyKey(l, "kind") && strings.Contains(strings.Join(l, "\n"), "backstage.io")
	}},
	{"a Kubernetes manifest or another catalogue", adviceEntries, func(_ string, l []string) bool { return hasAnyKey(l, "apiVersion") && hasAnyKey(l, "kind") }},
	{"a landscape", adviceImport, func(_ string, l []string) bool { return hasAnyKey(l, "landscape", "categories") }},
	{"a file of teams", "teams are stakeholders: " + adviceEntries, func(_ string, l []string) bool { return hasAnyKey(l, "teams", "orgs", "approvers", "reviewers") }},
	{"a file of code owners", adviceImport, func(_ string, l []string) bool {
		for _, line := range l {
			if fields := strings.Fields(line); fields[0][0] != '#' {
				return len(fields) > 1 && hasAnyPrefix(fields[1], "@") && hasAnyPrefix(fields[0], "*", "/")
			}
		}
		return false
	}},
	{"a list of software (SBOM)", adviceImport, func(_ string, l []string) bool { return hasAnyKey(l, "bomFormat", "spdxVersion") }},
	{"TOML", hintInit, func(_ string, l []string) bool {
		return len(l) > 1 && hasAnyPrefix(l[0], "[") && strings.HasSuffix(l[0], "]") && strings.Contains(l[1], " = ")
	}},
	{"a project file", "name the map that it belongs to; .ospomap.yaml is read automatically", func(_ string, l []string) bool {
		return hasAnyKey(l, "fail-on", "disable", "enable", "severity")
	}},
	{"a Markdown document", `"ospomap embed" writes pictures and tables of a map into it; "ospomap import" makes a map of a table in it`, func(_ string, l []string) bool {
		marked := 0
		for _, line := range l {
			if hasAnyPrefix(line, "## ", "```", "| ", "|-") {
				marked++
			}
		}
		return marked > 0 && hasAnyPrefix(l[0], "# ", "## ", "```", "| ") && strings.Count(l[0], "##") < 2
	}},
	{"a table of a spreadsheet (CSV)", adviceImport, isTable},
}

// reportForeign reports a file that is of another known kind rather than a map.
func reportForeign(probs *problems, src []byte) bool {
	if probs.kind != mapFile {
		return false
	}
	lines := contentLines(src)
	if len(lines) == 0 || hasAnyKey(lines, "organization", "stakeholders") {
		return false
	}
	for _, f := range foreigners {
		if f.is(string(src[:min(len(src), 8)]), lines) {
			probs.add(ruleWrongType, probs.at(1, 1, 1), "", "this is %s, not a map", f.what).Hint = f.advice
			return true
		}
	}
	return false
}

// contentLines returns the first non-empty lines. Comments are included, since other
// formats have another syntax for them.
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

func hasAnyPrefix(text string, prefixes ...string) bool {
	return slices.ContainsFunc(prefixes, func(p string) bool { return strings.HasPrefix(text, p) })
}

// firstWordIn reports whether the first line begins with one of the words.
func firstWordIn(lines []string, words ...string) bool {
	first, _, _ := strings.Cut(lines[0], " ")
	return slices.Contains(words, first)
}

// hasAnyKey reports whether a line begins with one of the keys.
func hasAnyKey(lines []string, keys ...string) bool {
	return slices.ContainsFunc(lines, func(line string) bool {
		if inner := strings.TrimLeft(line, "{ \t"); line[0] == '{' || strings.HasPrefix(inner, `"`) {
			line = inner
		}
		return slices.ContainsFunc(keys, func(key string) bool { return hasAnyPrefix(line, key+":", `"`+key+`":`) })
	})
}

// isTable reports whether the first line has separators and no key, and the second line
// has at least as many of the same separator.
func isTable(_ string, lines []string) bool {
	if len(lines) < 2 || hasAnyPrefix(lines[0], "{", "[", "- ") {
		return false
	}
	for _, sep := range []string{"\t", ";", ","} {
		n := strings.Count(strings.TrimRight(lines[0], sep), sep) // a letter begins with "Dear all,"
		if n > 0 && !strings.Contains(lines[0], ": ") && strings.Count(lines[1], sep) >= n {
			return true
		}
	}
	return false
}
