// Command bench compares the cost of whole commands with other programs that do the same
// or the minimum, and writes the tables of docs/performance.md. The two programs of a row
// run alternately, so that load on the machine affects both; the result is the median of
// the ratios of their processor times.
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

// row is a comparison of own with other, both as words with IN for the map.
type row struct {
	what, with   string
	target       string // maximum ratio to aim for
	stakeholders int
	own, other   string
	slow         bool // the other program takes seconds, so run few pairs
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

// fewPairs is the number of pairs for slow programs.
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
		if errors.Is(err, exec.ErrNotFound) || err != nil && r.slow { // optional programs
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

// limit is the number of stakeholders up to which every view should respond quickly.
const limit = 10_000

// measureLimit measures check and each view once with a map of that size.
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

// build builds the programs and writes the maps, with the inputs of the other programs.
func build(folder string) error {
	empty := filepath.Join(folder, "empty.go")
	if err := os.WriteFile(empty, []byte("package main\n\nfunc main() {}\n"), 0o644); err != nil {
		return err
	}
	for program, source := range map[string]string{"ospomap": "./cmd/ospomap", "node": "./.ci/bench/node", "empty": empty} {
		cmd := exec.Command("go", "build", "-trimpath", "-o", filepath.Join(folder, program), source)
		cmd.Env = append(os.Environ(), "CGO_ENABLED=0") // as in releases
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

// writeOthers writes the nodes and edges of a map's DOT file for programs that ospomap
// has no format for.
func writeOthers(base string) error {
	dot, err := os.ReadFile(base + ".dot")
	if err != nil {
		return err
	}
	var d2, plant, likec4, relations strings.Builder
	plant.WriteString("@startuml\n")
	likec4.WriteString("specification { element party }\nviews { view index { include * } }\nmodel {\n")
	ids := map[string]string{} // of LikeC4, by name
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

// generated returns a map of n stakeholders in the four perspectives, each with one
// collaboration. Every tenth collaborates with its predecessor, the others with the
// office.
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

// measure runs both commands alternately and returns the median of the ratios.
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

// processorTime returns the processor time of a command, including its children that it
// waits for.
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

// tell runs a command and shows its standard error.
func tell(cmd *exec.Cmd) error {
	cmd.Stderr = os.Stderr
	return cmd.Run()
}

// replaceTable replaces the table with that name in the document.
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
