package main

import (
	"encoding/xml"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// reviewMaps returns versions of one map: before, without the work with Security, and
// accepted, with a waiver for that.
func reviewMaps(t *testing.T) (before, without, accepted string) {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/script/check_review.txtar")
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, f := range archive.Files {
		files[f.Name] = string(f.Data)
	}
	before, without, accepted = files["repo/ospo.yaml"], files["without.yaml"], files["accepted.yaml"]
	if before == "" || without == "" || accepted == "" {
		t.Fatal("the script has lost its maps")
	}
	return before, without, accepted
}

// runGit runs a git command in a folder, without the machine's configuration.
func runGit(t *testing.T, folder string, args ...string) {
	t.Helper()
	cmd := exec.Command("git", append([]string{"-c", "user.name=OSPO", "-c", "user.email=ospo@example.org"}, args...)...)
	cmd.Dir = folder
	cmd.Env = append(os.Environ(), "GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_GLOBAL="+os.DevNull)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, out)
	}
}

func writeFiles(t *testing.T, folder string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		path := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// pullRequest returns a folder as a job for a pull request checks it out: the merge of a
// branch that changed files, with only one commit of history before it.
func pullRequest(t *testing.T, before, after map[string]string) string {
	t.Helper()
	origin, checkout := t.TempDir(), t.TempDir()
	runGit(t, origin, "init", "-q", "-b", "main")
	writeFiles(t, origin, before)
	runGit(t, origin, "add", ".")
	runGit(t, origin, "commit", "-q", "-m", "maps")
	runGit(t, origin, "checkout", "-q", "-b", "branch")
	writeFiles(t, origin, after)
	runGit(t, origin, "add", ".")
	runGit(t, origin, "commit", "-q", "-m", "a change")
	runGit(t, origin, "checkout", "-q", "main")
	runGit(t, origin, "merge", "-q", "--no-ff", "-m", "merge", "branch")
	runGit(t, checkout, "clone", "-q", "--depth", "2", "file://"+origin, ".")
	return checkout
}

func contains(t *testing.T, what, text string, words ...string) {
	t.Helper()
	for _, word := range words {
		if !strings.Contains(text, word) {
			t.Errorf("%s lacks %q:\n%s", what, word, text)
		}
	}
}

// TestActionInReview runs the action on a pull request that removes the only work with
// Security.
func TestActionInReview(t *testing.T) {
	before, without, _ := reviewMaps(t)
	folder := pullRequest(t, map[string]string{"ospo.yaml": before}, map[string]string{"ospo.yaml": without})
	j := runAction(t, folder, map[string]string{"against": "HEAD^1", "fail-on": "warning"})
	j.expect(exitFindings, "0", "1")

	contains(t, "the log", j.log,
		`::warning file=ospo.yaml,line=14,`, `title=orphan-stakeholder::"Security" has no collaboration`,
		`collaboration "training" with "Security" was removed`)
	if strings.Contains(j.log, "\nhint: ") {
		t.Errorf("findings are told twice:\n%s", j.log)
	}
	if n := strings.Count(j.log, "\n::"); n > 1 {
		t.Errorf("more than the opened gap is annotated:\n%s", j.log)
	}
	for what, text := range map[string]string{"the comment": j.file("markdown"), "the summary": j.summary} {
		contains(t, what, text, "### OSPO map: gaps", "`Security` has no collaboration", "`orphan-stakeholder`",
			"### Changes to the OSPO map: 1 gap opened", "`training` with `Security` was removed")
	}
	picture := j.file("diff")
	contains(t, "the picture", picture, "Security", "training")
	if err := wellFormed(picture); err != nil {
		t.Errorf("the picture is no XML: %v", err)
	}
	if n := sarifResults(t, j.file("sarif")); n < 2 {
		t.Errorf("%d results for code scanning, want all findings, old ones too", n)
	}

	want := map[string]string{"name": "ospo-map", "path": filepath.Dir(j.result("markdown"))}
	if got := j.uses["upload"]; !maps.Equal(got, want) {
		t.Errorf("uploads %v, want %v", got, want)
	}
	entries, err := os.ReadDir(want["path"])
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	if want := []string{"1-ospo.md", "1-ospo.svg", "findings.json", "findings.sarif", "report.md"}; !slices.Equal(names, want) {
		t.Errorf("the artifact holds %v, want %v", names, want)
	}
}

func wellFormed(text string) error {
	for d := xml.NewDecoder(strings.NewReader(text)); ; {
		if _, err := d.Token(); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
	}
}

func TestActionInputs(t *testing.T) {
	before, without, accepted := reviewMaps(t)
	one := func(text string) map[string]string { return map[string]string{"ospo.yaml": text} }
	broken := strings.Replace(before, "{to: CTO,", "{to: Nobody,", 1)
	for _, test := range []struct {
		name             string
		after            map[string]string
		inputs           map[string]string
		code             int
		errors, warnings string
		pictures         []string // suffixes of the file names
		log, quiet       string   // text that the log must and must not contain
	}{
		{name: "accepted", after: one(accepted), inputs: map[string]string{"against": "HEAD^1", "fail-on": "warning"},
			warnings: "0", pictures: []string{"/1-ospo.svg"}},
		{name: "warnings do not fail", after: one(without), inputs: map[string]string{"against": "HEAD^1"},
			warnings: "1", pictures: []string{"/1-ospo.svg"}},
		{name: "project file", after: map[string]string{"ospo.yaml": without, ".ospomap.yaml": "fail-on: warning\n"},
			inputs: map[string]string{"against": "HEAD^1"}, code: exitFindings, warnings: "1", pictures: []string{"/1-ospo.svg"}},
		{name: "no project file", after: map[string]string{"ospo.yaml": without, ".ospomap.yaml": "fail-on: warning\n"},
			inputs: map[string]string{"against": "HEAD^1", "config": "none"}, warnings: "1", pictures: []string{"/1-ospo.svg"}},
		{name: "nothing to compare with", after: one(without), inputs: map[string]string{"fail-on": "warning"},
			code: exitFindings, warnings: "1", quiet: "was removed"},
		{name: "arguments", after: map[string]string{"ospo.yaml": without, "--disable=orphan-x": ""},
			inputs:   map[string]string{"args": "--disable=orphan-*\n--disable=scenario-*", "fail-on": "warning"},
			warnings: "0"},
		{name: "only what changed is drawn",
			after:    map[string]string{"maps/a b.yaml": before, "maps/c.yml": before, "ospo.yaml": without},
			inputs:   map[string]string{"maps": "maps/*.yaml\nospo.yaml\n", "against": "HEAD^1"},
			warnings: "1", pictures: []string{"/1-a-b.svg", "/3-ospo.svg"}, log: "maps/same.yaml: no changes", quiet: "c.yml"},
		{name: "errors", after: one(broken), inputs: map[string]string{"against": "HEAD^1"},
			code: exitFindings, errors: "1", warnings: "0", log: "no stakeholder called"},
		{name: "no such revision", after: one(without), inputs: map[string]string{"against": "nowhere"},
			code: exitFailed, errors: "none", log: `no git revision "nowhere"`},
		{name: "no such map", after: one(without), inputs: map[string]string{"maps": "maps/*.json"},
			code: exitFailed, errors: "none", log: `cannot read "maps/*.json"`},
		{name: "no map", after: one(without), inputs: map[string]string{"maps": ""}, code: exitUsage, errors: "none"},
		{name: "no such level", after: one(without), inputs: map[string]string{"fail-on": "fatal"}, code: exitUsage, errors: "none"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			folder := pullRequest(t, map[string]string{"ospo.yaml": before, "maps/same.yaml": before}, test.after)
			j := runAction(t, folder, test.inputs)
			uploaded := true
			switch test.errors {
			case "": // no errors expected
				test.errors = "0"
			case "none": // no report expected
				test.errors, uploaded = "", false
			}
			j.expect(test.code, test.errors, test.warnings)
			if _, got := j.uses["upload"]; got != uploaded || (j.result("markdown") != "") != uploaded {
				t.Errorf("uploaded: %v, want %v; report %q", got, uploaded, j.result("markdown"))
			}
			pictures := strings.Fields(j.result("diff"))
			if !slices.EqualFunc(pictures, test.pictures, strings.HasSuffix) {
				t.Errorf("pictures %v, want %v", pictures, test.pictures)
			}
			contains(t, "the log", j.log, test.log)
			if test.quiet != "" && strings.Contains(j.log, test.quiet) {
				t.Errorf("the log holds %q:\n%s", test.quiet, j.log)
			}
		})
	}
}

func TestActionUploadsOnlyWhenAsked(t *testing.T) {
	before, _, _ := reviewMaps(t)
	folder := t.TempDir()
	writeFiles(t, folder, map[string]string{"ospo.yaml": before})
	j := runAction(t, folder, map[string]string{"artifact": ""})
	j.expect(exitOK, "0", "0")
	if _, ok := j.uses["upload"]; ok {
		t.Error("uploads an artifact without a name")
	}
}

// TestActionCommentFits uses two maps whose changes don't fit into one comment.
func TestActionCommentFits(t *testing.T) {
	before, _, _ := reviewMaps(t)
	many := strings.Replace(before, "collaborations:", manyStakeholders(600)+"collaborations:", 1)
	folder := pullRequest(t, map[string]string{"a.yaml": before, "b.yaml": before}, map[string]string{"a.yaml": many, "b.yaml": many})
	j := runAction(t, folder, map[string]string{"maps": "a.yaml\nb.yaml", "against": "HEAD^1", "args": "--only=no-lead"})
	j.expect(exitOK, "0", "0")
	text := j.file("markdown")
	contains(t, "the comment", text, "Left out because a comment cannot hold more: what changed in map 2.")
	if len(text) < 30_000 || len(text) > 65_536 {
		t.Errorf("the comment has %d bytes", len(text))
	}
	if len(strings.Fields(j.result("diff"))) != 2 {
		t.Errorf("pictures: %q", j.result("diff"))
	}
}

func manyStakeholders(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString("  - {name: Unit " + strings.Repeat("x", 20) + string(rune('a'+i/26)) + string(rune('a'+i%26)) + ", perspective: sideways}\n")
	}
	return b.String()
}

// hostile creates a file "pwned" or an output "pwned" if any of it is executed or
// trusted.
var hostile = []string{
	`"; touch pwned; "`, `'; touch pwned; '`, "$(touch pwned)", "`touch pwned`", "x; touch pwned", "x\npwned=1",
	"x\nEND\npwned=1", "-x", "--output=text=pwned", "${IFS}&touch pwned", "*?[", "\\", "%0Apwned", "::set-output name=pwned::1",
}

// TestActionInputsAreInert uses hostile text as every input and as a map's name.
func TestActionInputsAreInert(t *testing.T) {
	before, without, _ := reviewMaps(t)
	names := map[string]string{"ospo.yaml": without}
	for _, text := range hostile {
		if !strings.ContainsAny(text, "/\n") {
			names["maps/"+text+".yaml"] = without
			names[text+".yaml"] = without
		}
	}
	folder := pullRequest(t, map[string]string{"ospo.yaml": before}, names)

	t.Run("names", func(t *testing.T) {
		j := runAction(t, folder, map[string]string{"maps": "*.yaml\nmaps/*.yaml", "against": "HEAD^1"})
		j.expect(exitOK, "0", strconv.Itoa(len(names)))
		j.inert()
		if got := len(strings.Split(j.result("diff"), "\n")); got != len(names) {
			t.Errorf("%d pictures of %d maps", got, len(names))
		}
	})
	for _, input := range []string{"maps", "against", "fail-on", "config"} {
		t.Run(input, func(t *testing.T) {
			for _, text := range hostile {
				inputs := map[string]string{"against": "HEAD^1"}
				inputs[input] = text
				j := runAction(t, folder, inputs)
				if j.code < exitUsage {
					t.Errorf("%q: exit code %d", text, j.code)
				}
				j.inert()
			}
		})
	}
	t.Run("args", func(t *testing.T) {
		for _, text := range hostile {
			j := runAction(t, folder, map[string]string{"args": "--only=" + text})
			j.inert()
		}
	})
}

// inert checks that no hostile text was executed or trusted.
func (j *job) inert() {
	j.t.Helper()
	for _, folder := range []string{j.workspace, j.temp, repositoryRoot, "."} {
		if _, err := os.Stat(filepath.Join(folder, "pwned")); err == nil {
			j.t.Fatalf("there is a file pwned in %s with %q", folder, j.inputs)
		}
	}
	for id, outputs := range j.outputs {
		if _, ok := outputs["pwned"]; ok {
			j.t.Fatalf("step %q has an output pwned with %q", id, j.inputs)
		}
	}
	for line := range strings.Lines(j.log) {
		if strings.HasPrefix(strings.TrimSpace(line), "::set-output") || strings.Contains(line, "##[") {
			j.t.Errorf("the runner would obey %q", line)
		}
	}
}
