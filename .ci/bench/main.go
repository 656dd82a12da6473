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
	"slices"
	"strings"
	"time"
)

const document = "docs/performance.md"

// row is a comparison: own against other, both as words with IN for the map.
type row struct {
	what, with   string
	target       string // the ratio that is aimed at, at most
	stakeholders int
	own, other   string
}

var rows = []row{
	{"`version`", "an empty Go program", "2", 24, "ospomap version", "empty"},
	{"`check` of 24 stakeholders", "reading the file into YAML nodes", "", 24, "ospomap check IN", "node IN"},
	{"`check` of 300", "the same", "2", 300, "ospomap check IN", "node IN"},
	{"`check` of 3,000", "the same", "2", 3000, "ospomap check IN", "node IN"},
	{"`render` of 24 as SVG", "`dot -Tsvg` of the same map", "0.45", 24, "ospomap render IN -o /dev/null --format svg", "dot -Tsvg DOT"},
	{"`render` of 300", "the same", "0.18", 300, "ospomap render IN -o /dev/null --format svg", "dot -Tsvg DOT"},
	{"`render` of 24 as PNG", "`rsvg-convert` of that SVG, alike large", "0.6", 24, "ospomap render IN -o /dev/null --format png --scale 2", "rsvg-convert -z 2 SVG"},
}

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
		ratio, err := r.measure(folder, pairs)
		if errors.Is(err, exec.ErrNotFound) {
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
	return replaceTable(table.String())
}

// build makes the programs, and the maps with what others read of them.
func build(folder string) error {
	empty := filepath.Join(folder, "empty.go")
	if err := os.WriteFile(empty, []byte("package main\n\nfunc main() {}\n"), 0o644); err != nil {
		return err
	}
	for program, source := range map[string]string{"ospomap": "./cmd/ospomap", "node": "./.ci/bench/node", "empty": empty} {
		if err := tell(exec.Command("go", "build", "-trimpath", "-o", filepath.Join(folder, program), source)); err != nil {
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
		for _, ending := range []string{".dot", ".svg"} {
			if err := tell(exec.Command(filepath.Join(folder, "ospomap"), "render", in, "-o", strings.TrimSuffix(in, ".yaml")+ending)); err != nil {
				return err
			}
		}
	}
	return nil
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
	words := strings.Fields(strings.NewReplacer("IN", base+".yaml", "DOT", base+".dot", "SVG", base+".svg").Replace(line))
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

// replaceTable puts the table in the place of the one in the document.
func replaceTable(table string) error {
	data, err := os.ReadFile(document)
	if err != nil {
		return err
	}
	before, rest, found := strings.Cut(string(data), "<!-- table -->\n")
	_, after, closed := strings.Cut(rest, "<!-- end -->\n")
	if !found || !closed {
		return fmt.Errorf("%s has no place for the table", document)
	}
	return os.WriteFile(document, []byte(before+"<!-- table -->\n\n"+table+"\n<!-- end -->\n"+after), 0o644)
}
