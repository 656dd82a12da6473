package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

// hook holds the keys of a hook that pre-commit reads. Other keys are errors.
type hook struct {
	ID, Name, Description, Entry, Language, Files string
	Args, Types                                   []string
	PassFilenames                                 bool   `yaml:"pass_filenames"`
	RequireSerial                                 bool   `yaml:"require_serial"`
	MinimumVersion                                string `yaml:"minimum_pre_commit_version"`
}

func readHooks(t *testing.T) map[string]hook {
	t.Helper()
	var list []hook
	decodeYAML(t, readFile(t, filepath.Join(repositoryRoot, ".pre-commit-hooks.yaml")), &list)
	hooks := map[string]hook{}
	for _, h := range list {
		hooks[h.ID] = h
	}
	if len(hooks) != len(list) {
		t.Error("two hooks of one id")
	}
	return hooks
}

func TestHooksAreWellFormed(t *testing.T) {
	for id, h := range readHooks(t) {
		if id == "" || h.Name == "" || h.Description == "" || h.Language != "golang" || len(h.Types) != 1 {
			t.Errorf("%q: %+v", id, h)
		}
		// Documents become stale when their map changes, so users list them in args.
		// Since 3.0.0, pre-commit installs ./... and provides Go.
		documents := strings.Contains(h.Entry, "embed")
		if h.PassFilenames == documents || !h.RequireSerial || h.MinimumVersion != "3.0.0" {
			t.Errorf("%q: %+v", id, h)
		}
		files, err := regexp.Compile(h.Files)
		if err != nil {
			t.Fatalf("%q: %v", id, err)
		}
		for name, want := range map[string]bool{
			"ospo.yaml": true, "docs/ospo.yml": true, "a b/ospo.yaml": true,
			"docs/a.md": documents, ".ospomap.yaml": false, "cosponsor.yaml": false, "ospo.yaml.bak": false, "ospo.json": false,
		} {
			if files.MatchString(name) != want {
				t.Errorf("%q: takes %q: %v, want %v", id, name, !want, want)
			}
		}
	}
}

// runHook runs a hook as pre-commit does, with file names after the hook's arguments, and
// returns its exit code and output.
func runHook(t *testing.T, folder, id string, names ...string) (int, string) {
	t.Helper()
	h, ok := readHooks(t)[id]
	if !ok {
		t.Fatalf("no hook %q", id)
	}
	args := append([]string{"-c", h.Entry + ` "$@"`, "hook"}, h.Args...)
	cmd := exec.Command("bash", append(args, names...)...)
	cmd.Dir = folder
	cmd.Env = append(os.Environ(), "GITHUB_ACTIONS=")
	out, err := cmd.CombinedOutput()
	if cmd.ProcessState == nil {
		t.Fatal(err)
	}
	return cmd.ProcessState.ExitCode(), string(out)
}

func TestHooksRun(t *testing.T) {
	before, _, _ := reviewMaps(t)
	folder := t.TempDir()
	untidy := "# kept\nstakeholders: [{perspective: upward,   name: CTO}]\norganization: Acme\n"
	writeFiles(t, folder, map[string]string{
		"ospo.yaml": before, "a b/ospo.yaml": untidy,
		"broken/ospo.yaml": strings.Replace(before, "{to: CTO,", "{to: Nobody,", 1),
	})

	if code, out := runHook(t, folder, "ospomap-check", "ospo.yaml", "a b/ospo.yaml"); code != exitOK {
		t.Errorf("check: exit code %d\n%s", code, out)
	}
	code, out := runHook(t, folder, "ospomap-check", "ospo.yaml", "broken/ospo.yaml")
	if code != exitFindings {
		t.Errorf("check of a broken map: exit code %d", code)
	}
	contains(t, "check of a broken map", out, `broken/ospo.yaml:19:10: error: `, "[unknown-reference]")

	if code, out := runHook(t, folder, "ospomap-fmt", "a b/ospo.yaml"); code != exitOK {
		t.Errorf("fmt: exit code %d\n%s", code, out)
	}
	tidy := readFile(t, filepath.Join(folder, "a b/ospo.yaml"))
	if tidy == untidy || !strings.HasPrefix(tidy, "# kept\n") {
		t.Errorf("fmt leaves\n%s", tidy)
	}
	writeFiles(t, folder, map[string]string{"README.md": "<!-- ospomap:begin map=ospo.yaml -->\n<!-- ospomap:end -->\n"})
	if code, out := runHook(t, folder, "ospomap-embed"); code != exitOK {
		t.Errorf("embed: exit code %d\n%s", code, out)
	}
	contains(t, "README.md", readFile(t, filepath.Join(folder, "README.md")), ".svg")
	runHook(t, folder, "ospomap-fmt", "a b/ospo.yaml")
	if again := readFile(t, filepath.Join(folder, "a b/ospo.yaml")); again != tidy {
		t.Errorf("fmt changes its own result to\n%s", again)
	}
}

// TestEveryProgramBuilds builds what pre-commit installs.
func TestEveryProgramBuilds(t *testing.T) {
	bin := t.TempDir()
	if out, err := exec.Command("go", "build", "-C", repositoryRoot, "-o", bin+"/", "./...").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, h := range readHooks(t) {
		program, _, _ := strings.Cut(h.Entry, " ")
		if found, _ := filepath.Glob(filepath.Join(bin, program) + "*"); len(found) == 0 {
			t.Errorf("%s: no program %q", h.ID, program)
		}
	}
}

// codeBlocks returns the code blocks of one language in the page about CI.
func codeBlocks(t *testing.T, language string) []string {
	t.Helper()
	var blocks []string
	for _, m := range regexp.MustCompile("(?s)```"+language+"\n(.*?)```").FindAllStringSubmatch(readFile(t, "../../docs/ci.md"), -1) {
		blocks = append(blocks, m[1])
	}
	if len(blocks) == 0 {
		t.Fatalf("no %s", language)
	}
	return blocks
}

// TestDocumentedActionAndHooks compares the page about CI with the files of the action
// and the hooks.
func TestDocumentedActionAndHooks(t *testing.T) {
	a, hooks, page := readAction(t), readHooks(t), readFile(t, "../../docs/ci.md")
	var steps, ids int
	for _, block := range codeBlocks(t, "yaml") {
		var workflow struct {
			Jobs  map[string]struct{ Steps []actionStep }
			Repos []struct{ Hooks []struct{ ID string } }
		}
		if err := yaml.Unmarshal([]byte(block), &workflow); err != nil && !strings.HasPrefix(block, " ") {
			t.Errorf("%v in\n%s", err, block)
		}
		for _, job := range workflow.Jobs {
			for _, s := range job.Steps {
				if !strings.HasPrefix(s.Uses, "ospomap/ospomap@") {
					continue
				}
				steps++
				for name := range s.With {
					if _, ok := a.Inputs[name]; !ok {
						t.Errorf("the action has no input %q", name)
					}
				}
			}
		}
		for _, repo := range workflow.Repos {
			for _, h := range repo.Hooks {
				ids++
				if _, ok := hooks[h.ID]; !ok {
					t.Errorf("no hook %q", h.ID)
				}
			}
		}
	}
	if steps == 0 || ids != len(hooks) {
		t.Errorf("%d uses of the action and %d of %d hooks are shown", steps, ids, len(hooks))
	}
	for name, in := range a.Inputs {
		value := ""
		if in.Default != "" {
			value = "`" + in.Default + "` "
		}
		contains(t, "docs/ci.md", page, "| `"+name+"` | "+value+"|")
	}
	for name := range a.Outputs {
		contains(t, "docs/ci.md", page, "`"+name+"`")
	}
	for _, m := range regexp.MustCompile(`steps\.map\.outputs\.([a-z-]+)`).FindAllStringSubmatch(page, -1) {
		if _, ok := a.Outputs[m[1]]; !ok {
			t.Errorf("the action has no output %q", m[1])
		}
	}
}

// notes matches the notes in a JUnit report, such as what a change accepts.
var notes = regexp.MustCompile(`(?s)<system-out>.*?</system-out>`)

// TestDocumentedScripts runs the scripts for GitLab and other systems in the page about
// CI, on a branch that opens a gap and on one that does not.
func TestDocumentedScripts(t *testing.T) {
	before, without, accepted := reviewMaps(t)
	gitlab := gitlabScript(t)
	shell := codeBlocks(t, "sh")[0]
	for _, test := range []struct {
		name, script, after string
		code                int
		report              string
		gap                 bool // the report lists the gap
		picture             bool
	}{
		{"gitlab, a gap", gitlab, without, exitFindings, "gl-code-quality-report.json", true, true},
		{"gitlab, no gap", gitlab, accepted, exitOK, "gl-code-quality-report.json", false, true},
		{"gitlab, main branch", "CI_MERGE_REQUEST_DIFF_BASE_SHA=\n" + gitlab, without, exitOK, "gl-code-quality-report.json", true, false},
		{"shell, a gap", shell, without, exitFindings, "ospo-map.xml", true, true},
		{"shell, no gap", shell, accepted, exitOK, "ospo-map.xml", false, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			folder := pullRequest(t, map[string]string{"ospo.yaml": before}, map[string]string{"ospo.yaml": test.after})
			runGit(t, folder, "update-ref", "refs/remotes/origin/main", "HEAD^1")
			cmd := exec.Command("bash", "-e", "-c", test.script)
			cmd.Dir = folder
			cmd.Env = append(os.Environ(), "CI_MERGE_REQUEST_DIFF_BASE_SHA=HEAD^1", "GITHUB_ACTIONS=")
			out, err := cmd.CombinedOutput()
			if cmd.ProcessState == nil {
				t.Fatal(err)
			}
			if code := cmd.ProcessState.ExitCode(); code != test.code {
				t.Fatalf("exit code %d, want %d\n%s", code, test.code, out)
			}
			report := notes.ReplaceAllString(readFile(t, filepath.Join(folder, test.report)), "")
			if got := strings.Contains(report, "orphan-stakeholder"); got != test.gap {
				t.Errorf("the report holds the gap: %v, want %v", got, test.gap)
			}
			picture, err := os.ReadFile(filepath.Join(folder, "changes.svg"))
			if got := err == nil && strings.Contains(string(picture), "Security"); got != test.picture {
				t.Errorf("a picture of the change: %v, want %v (%v)", got, test.picture, err)
			}
		})
	}
}

// gitlabScript returns the commands of the GitLab job, except for those that install the
// program.
func gitlabScript(t *testing.T) string {
	t.Helper()
	for _, block := range codeBlocks(t, "yaml") {
		var jobs map[string]struct {
			Image  string
			Script []string
		}
		if err := yaml.Unmarshal([]byte(block), &jobs); err != nil || jobs["ospo-map"].Script == nil {
			continue
		}
		j := jobs["ospo-map"]
		module := readFile(t, filepath.Join(repositoryRoot, "go.mod"))
		if _, version, _ := strings.Cut(j.Image, ":"); !strings.Contains(module, "\ngo "+version+"\n") {
			t.Errorf("%q is not the module's Go", j.Image)
		}
		repository := "https://" + module[len("module "):strings.Index(module, "\n")]
		if !slices.Equal(j.Script[:2], []string{"git clone --depth 1 " + repository + " /tmp/ospomap", "make -C /tmp/ospomap install PREFIX=/usr/local"}) {
			t.Errorf("%q does not install the program", j.Script[:2])
		}
		return strings.Join(j.Script[2:], "\n")
	}
	t.Fatal("no GitLab job")
	return ""
}
