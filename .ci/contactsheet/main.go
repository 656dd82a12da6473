// Command contactsheet writes a page that shows which golden files and pictures differ
// from the last commit: old, new, and both overlaid, so that a person can review all of
// them before committing.
//
//	go run ./.ci/contactsheet [FOLDER]
package main

import (
	"fmt"
	"html/template"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// shown are the files that `make golden` writes.
var shown = []string{":(glob)**/testdata/**", ":(glob)samples/**", ":(glob)docs/**", "README.md"}

// entry is a file that differs from the last commit.
type entry struct {
	Path, State  string // State is changed, new or gone
	Picture      bool
	Old, New     string // of a picture: paths of its versions, relative to the page
	Moved, Texts []string
	Diff         string // of files that are not pictures
}

func main() {
	folder := filepath.Join("out", "golden")
	if len(os.Args) > 1 {
		folder = os.Args[1]
	}
	if err := run(folder); err != nil {
		fmt.Fprintln(os.Stderr, "contactsheet:", err)
		os.Exit(1)
	}
}

func run(folder string) error {
	if err := os.RemoveAll(folder); err != nil {
		return err
	}
	out, err := git(append([]string{"status", "--porcelain", "-z", "--no-renames", "--untracked-files=all", "--"}, shown...)...)
	if err != nil {
		return err
	}
	var entries []entry
	for line := range strings.SplitSeq(strings.TrimSuffix(string(out), "\x00"), "\x00") {
		if len(line) < 4 {
			continue
		}
		e, err := compare(folder, line[3:])
		if err != nil {
			return err
		}
		entries = append(entries, e)
	}
	if len(entries) == 0 {
		fmt.Println("golden files and pictures are those of the last commit")
		return nil
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	name := filepath.Join(folder, "index.html")
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	if err := page.Execute(f, entries); err != nil {
		return err
	}
	fmt.Printf("%d files differ from the last commit; look through them in %s\n", len(entries), name)
	return f.Close()
}

// compare copies both versions of a picture to the folder. For other files, it sets the
// diff.
func compare(folder, path string) (entry, error) {
	e := entry{Path: path, State: "changed", Picture: filepath.Ext(path) == ".svg" || filepath.Ext(path) == ".png"}
	old, err := git("show", "HEAD:./"+path)
	if err != nil {
		e.State = "new"
	}
	now, err := os.ReadFile(path)
	if err != nil {
		e.State = "gone"
	}
	if !e.Picture {
		if e.State == "new" {
			e.Diff = string(now)
			return e, nil
		}
		diff, err := git("diff", "HEAD", "--", path)
		e.Diff = string(diff)
		return e, err
	}
	for _, version := range []struct {
		name string
		data []byte
		to   *string
	}{{"old", old, &e.Old}, {"new", now, &e.New}} {
		if version.data == nil {
			continue
		}
		*version.to = version.name + "/" + path
		file := filepath.Join(folder, version.name, path)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return e, err
		}
		if err := os.WriteFile(file, version.data, 0o644); err != nil {
			return e, err
		}
	}
	if e.State == "changed" && filepath.Ext(path) == ".svg" {
		e.Moved, e.Texts = textChanges(string(old), string(now))
	}
	return e, nil
}

// git returns the output of git. An error includes git's message.
func git(args ...string) ([]byte, error) {
	cmd := exec.Command("git", args...)
	var said strings.Builder
	cmd.Stderr = &said
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("git %s: %w: %s", args[0], err, said.String())
	}
	return out, nil
}

var (
	textElement = regexp.MustCompile(`<text\b([^>]*)>([^<]*)<`)
	coordinate  = regexp.MustCompile(`\b([xy])="(-?[0-9.]+)"`)
)

// textChanges returns the texts of a picture that moved, and those that appeared or
// disappeared.
func textChanges(old, now string) (moved, texts []string) {
	before, after := places(old), places(now)
	all := maps.Clone(before)
	maps.Copy(all, after)
	for _, name := range slices.Sorted(maps.Keys(all)) {
		p, q := before[name], after[name]
		switch {
		case len(q) < len(p):
			texts = append(texts, "− "+name)
		case len(q) > len(p):
			texts = append(texts, "+ "+name)
		case !slices.Equal(p, q):
			moved = append(moved, fmt.Sprintf("%s by %+.4g, %+.4g", name, q[0][0]-p[0][0], q[0][1]-p[0][1]))
		}
	}
	return moved, texts
}

// places returns the positions of each text of a picture, in document order.
func places(svg string) map[string][][2]float64 {
	found := map[string][][2]float64{}
	for _, m := range textElement.FindAllStringSubmatch(svg, -1) {
		var at [2]float64
		for _, c := range coordinate.FindAllStringSubmatch(m[1], -1) {
			value, err := strconv.ParseFloat(c[2], 64)
			if err == nil && c[1] == "x" {
				at[0] = value
			} else if err == nil {
				at[1] = value
			}
		}
		found[m[2]] = append(found[m[2]], at)
	}
	return found
}

var page = template.Must(template.New("page").Parse(`<!doctype html>
<html lang="en"><meta charset="utf-8"><title>What make golden changed</title>
<style>
body { font: 15px/1.4 sans-serif; margin: 2em }
section { border-top: 1px solid #999; margin-top: 2em }
.row { display: grid; grid-template-columns: repeat(3, 1fr); gap: 1em; align-items: start }
figure { margin: 0 } img { width: 100%; border: 1px solid #ccc; background: #fff }
.over { position: relative; background: #fff; isolation: isolate }
.over img + img { position: absolute; inset: 0; mix-blend-mode: difference }
pre { background: #f4f4f4; padding: 1em; overflow: auto; max-height: 40em }
</style>
<h1>What make golden changed</h1>
<ol>{{range .}}<li><a href="#{{.Path}}">{{.Path}}</a> ({{.State}}{{if .Moved}}, {{len .Moved}} texts moved{{end}}{{if .Texts}}, {{len .Texts}} texts differ{{end}})</li>
{{end}}</ol>
{{range .}}<section id="{{.Path}}"><h2>{{.Path}}</h2>
{{if .Picture}}<div class="row">
{{if .Old}}<figure><figcaption>old</figcaption><a href="{{.Old}}"><img src="{{.Old}}" alt="old"></a></figure>{{end}}
{{if .New}}<figure><figcaption>new</figcaption><a href="{{.New}}"><img src="{{.New}}" alt="new"></a></figure>{{end}}
{{if and .Old .New}}<figure><figcaption>what moved: black is alike</figcaption><div class="over"><img src="{{.Old}}" alt=""><img src="{{.New}}" alt=""></div></figure>{{end}}
</div>
{{if .Texts}}<p>Texts that came or went:</p><ul>{{range .Texts}}<li>{{.}}</li>{{end}}</ul>{{end}}
{{if .Moved}}<details><summary>{{len .Moved}} texts moved</summary><ul>{{range .Moved}}<li>{{.}}</li>{{end}}</ul></details>{{end}}
{{else}}<pre>{{.Diff}}</pre>{{end}}</section>
{{end}}`))
