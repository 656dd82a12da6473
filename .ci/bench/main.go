// Command bench compares what whole commands cost with programs that do the same
// or the least that can be done, and writes the table of docs/performance.md. The
// two of a row run in turns, so that a busy machine is busy for both; the figure
// is the median of the ratios of their processor times.
//
//	go run ./.ci/bench [-pairs 21]
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"time"
)

const document = "docs/performance.md"

// row is a comparison: own against other, both as words with IN for the map.
type row struct {
	what, with   string
	target       string // the ratio that is aimed at, at most
	stakeholders int
	own, other   string
	slow         bool // the other takes seconds, so that few pairs have to do
}

var rows = []row{
	{"`version`", "an empty Go program", "2", 24, "ospomap version", "empty", false},
	{"`check` of 24 stakeholders", "reading the file into YAML nodes", "", 24, "ospomap check IN", "node IN", false},
	{"`check` of 300", "the same", "2", 300, "ospomap check IN", "node IN", false},
	{"`check` of 3,000", "the same", "2", 3000, "ospomap check IN", "node IN", false},
	{"`render` of 24 as SVG", "`dot -Tsvg` of the same map", "0.45", 24, svg, "dot -Tsvg DOT", false},
	{"`render` of 300", "the same", "0.18", 300, svg, "dot -Tsvg DOT", false},
	{"`render` of 24 as PNG", "`rsvg-convert` of that SVG, same size", "0.6", 24, "ospomap render IN -o /dev/null --format png --scale 2", "rsvg-convert -z 2 SVG", false},
	{"`render` of 24 as SVG", "D2 by dagre", "", 24, svg, "d2 --layout dagre D2 OUT", true},
	{"`render` of 24 as SVG", "D2 by ELK", "", 24, svg, "d2 --layout elk D2 OUT", true},
	{"`render` of 24 as SVG", "LikeC4, the layout alone, as JSON", "", 24, svg, "likec4 export json --outfile OUT LIKEC4", true},
	{"`render` of 24 as SVG", "Mermaid", "", 24, svg, "mmdc -q -i MERMAID -o OUT", true},
	{"`render` of 24 as SVG", "PlantUML", "", 24, svg, "plantuml -tsvg PLANTUML", true},
}

const svg = "ospomap render IN -o /dev/null --format svg"

// fewPairs is how many pairs have to do where the other program is slow.
const fewPairs = 5

func main() {
	pairs := flag.Int("pairs", 21, "how often each pair runs")
	flag.Parse()
	if err := run(*pairs); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(pairs int) error {
	folder, err := os.MkdirTemp("", "ospomap-bench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	if err := build(folder); err != nil {
		return err
	}
	var table strings.Builder
	table.WriteString("| what | compared with | ratio | aim |\n|---|---|---|---|\n")
	for _, r := range rows {
		if r.slow {
			pairs = min(pairs, fewPairs)
		}
		ratio, err := r.measure(folder, pairs)
		if errors.Is(err, exec.ErrNotFound) || err != nil && r.slow { // which other tests don't need
			fmt.Fprintf(os.Stderr, "left out: %v\n", err)
			continue
		}
		if err != nil {
			return fmt.Errorf("%s: %w", r.what, err)
		}
		line := fmt.Sprintf("| %s | %s | %.2f | %s |\n", r.what, r.with, ratio, r.target)
		fmt.Print(line)
		table.WriteString(line)
	}
	sizes, err := measureLimit(folder)
	if err != nil {
		return err
	}
	return errors.Join(replaceTable("table", table.String()), replaceTable("limit", sizes))
}

// limit is the size up to which every view has to answer soon.
const limit = 10_000

// measureLimit gives what check and each view take of a map of that size, once.
func measureLimit(folder string) (string, error) {
	program, in := filepath.Join(folder, "ospomap"), filepath.Join(folder, "limit.yaml")
	if err := os.WriteFile(in, []byte(generated(limit)), 0o644); err != nil {
		return "", err
	}
	views, err := exec.Command(program, "views").Output()
	if err != nil {
		return "", err
	}
	commands := [][]string{{"check", in}, {"render", in, "--density", "rows", "-o", os.DevNull, "--format", "svg"}}
	for line := range strings.Lines(string(views)) {
		commands = append(commands, []string{"render", in, "--view", strings.Fields(line)[0], "-o", os.DevNull, "--format", "svg"})
	}
	table := "| what | processor, s | memory, MB |\n|---|---|---|\n"
	for _, words := range commands {
		cmd := exec.Command(program, append(words, "--max-size", "10M")...)
		if err := cmd.Run(); cmd.ProcessState == nil {
			return "", err
		}
		what := "`check`"
		if words[0] == "render" {
			what = "`" + strings.Join(words[2:4], " ") + "`"
		}
		if cmd.ProcessState.ExitCode() != 0 {
			what += ", which it refuses"
		}
		used := cmd.ProcessState.SysUsage().(*syscall.Rusage)
		table += fmt.Sprintf("| %s | %.1f | %d |\n", what, (cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()).Seconds(), used.Maxrss>>10)
	}
	fmt.Print(table)
	return table, nil
}

// build makes the programs, and the maps with what others read of them.
func build(folder string) error {
	empty := filepath.Join(folder, "empty.go")
	if err := os.WriteFile(empty, []byte("package main\n\nfunc main() {}\n"), 0o644); err != nil {
		return err
	}
	for program, source := range map[string]string{"ospomap": "./cmd/ospomap", "node": "./.ci/bench/node", "empty": empty} {
		cmd := exec.Command("go", "build", "-trimpath", "-o", filepath.Join(folder, program), source)
		cmd.Env = append(os.Environ(), "CGO_ENABLED=0") // as it is released
		if err := tell(cmd); err != nil {
			return err
		}
	}
	for _, n := range []int{24, 300, 3000} {
		in := filepath.Join(folder, fmt.Sprintf("%d.yaml", n))
		text := []byte(generated(n))
		if n == 24 {
			var err error
			if text, err = os.ReadFile("samples/acme.yaml"); err != nil {
				return err
			}
		}
		if err := os.WriteFile(in, text, 0o644); err != nil {
			return err
		}
		if n == 3000 {
			continue
		}
		base := strings.TrimSuffix(in, ".yaml")
		for _, ending := range []string{".dot", ".mmd", ".svg"} {
			if err := tell(exec.Command(filepath.Join(folder, "ospomap"), "render", in, "-o", base+ending)); err != nil {
				return err
			}
		}
		if err := writeOthers(base); err != nil {
			return err
		}
	}
	return nil
}

// writeOthers writes the names and lines of a map for programs that the map is not
// written for: what the DOT file says of them.
func writeOthers(base string) error {
	dot, err := os.ReadFile(base + ".dot")
	if err != nil {
		return err
	}
	var d2, plant, likec4, relations strings.Builder
	plant.WriteString("@startuml\n")
	likec4.WriteString("specification { element party }\nviews { view index { include * } }\nmodel {\n")
	ids := map[string]string{} // LikeC4's, by name
	party := func(name string) string {
		if ids[name] == "" {
			ids[name] = fmt.Sprintf("p%d", len(ids))
			fmt.Fprintf(&likec4, "%s = party %s\n", ids[name], name)
		}
		return ids[name]
	}
	for _, m := range regexp.MustCompile(`(?m)^\s*("[^"]+") -> ("[^"]+")`).FindAllStringSubmatch(string(dot), -1) {
		fmt.Fprintf(&d2, "%s -> %s\n", m[1], m[2])
		fmt.Fprintf(&plant, "rectangle %s as %s\n", m[1], m[1])
		fmt.Fprintf(&plant, "%s --> %s\n", m[1], m[2])
		fmt.Fprintf(&relations, "%s -> %s\n", party(m[1]), party(m[2]))
	}
	likec4.WriteString(relations.String() + "}\n")
	plant.WriteString("@enduml\n")
	if d2.Len() == 0 {
		return fmt.Errorf("found no line in %s.dot", base)
	}
	return errors.Join(os.WriteFile(base+".d2", []byte(d2.String()), 0o644), os.WriteFile(base+".puml", []byte(plant.String()), 0o644),
		os.Mkdir(base+"-likec4", 0o755), os.WriteFile(base+"-likec4/map.c4", []byte(likec4.String()), 0o644))
}

// generated is a map of n stakeholders in the four perspectives, each with a
// collaboration and, one in ten, with one among themselves.
func generated(n int) string {
	var b strings.Builder
	b.WriteString("organization: {name: Acme, goals: [{id: speed, name: Ship faster}]}\nospo: {status: established}\nstakeholders:\n")
	perspectives := []string{"upward", "downward", "sideways", "outside"}
	for i := range n {
		fmt.Fprintf(&b, "  - id: unit-%d\n    name: Unit number %d\n    perspective: %s\n    influence: high\n    interest: medium\n    expectations: [{id: answer-%d, text: Quick answers}]\n", i, i, perspectives[i%4], i)
	}
	b.WriteString("collaborations:\n")
	for i := range n {
		from := ""
		if i%10 == 9 {
			from = fmt.Sprintf("from: unit-%d, ", i-1)
		}
		fmt.Fprintf(&b, "  - {%sto: unit-%d, label: Exchange %d, method: [report, training], cadence: monthly, direction: both, answers: [answer-%d]}\n", from, i, i, i)
	}
	return b.String()
}

// measure runs both commands in turns and gives the median of the ratios.
func (r row) measure(folder string, pairs int) (float64, error) {
	var ratios []float64
	for range pairs {
		own, err := r.processorTime(folder, r.own)
		if err != nil {
			return 0, err
		}
		other, err := r.processorTime(folder, r.other)
		if err != nil {
			return 0, err
		}
		ratios = append(ratios, own.Seconds()/other.Seconds())
	}
	slices.Sort(ratios)
	return ratios[len(ratios)/2], nil
}

// processorTime is what a command takes, children that it waits for included.
func (r row) processorTime(folder, line string) (time.Duration, error) {
	base := filepath.Join(folder, fmt.Sprint(r.stakeholders))
	words := strings.Fields(strings.NewReplacer("IN", base+".yaml", "DOT", base+".dot", "SVG", base+".svg", "D2", base+".d2",
		"MERMAID", base+".mmd", "PLANTUML", base+".puml", "LIKEC4", base+"-likec4", "OUT", base+"-other.svg").Replace(line))
	program := filepath.Join(folder, words[0])
	if _, err := os.Stat(program); err != nil {
		if program, err = exec.LookPath(words[0]); err != nil {
			return 0, err
		}
	}
	cmd := exec.Command(program, words[1:]...)
	if err := cmd.Run(); err != nil {
		return 0, fmt.Errorf("%s: %w", line, err)
	}
	return cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), nil
}

// tell runs a command whose complaints are shown.
func tell(cmd *exec.Cmd) error {
	cmd.Stderr = os.Stderr
	return cmd.Run()
}

// replaceTable puts a table in the place of the one of that name in the document.
func replaceTable(name, table string) error {
	data, err := os.ReadFile(document)
	if err != nil {
		return err
	}
	before, rest, found := strings.Cut(string(data), "<!-- "+name+" -->\n")
	_, after, closed := strings.Cut(rest, "<!-- end -->\n")
	if !found || !closed {
		return fmt.Errorf("%s has no place for the table %q", document, name)
	}
	return os.WriteFile(document, []byte(before+"<!-- "+name+" -->\n\n"+table+"\n<!-- end -->\n"+after), 0o644)
}
