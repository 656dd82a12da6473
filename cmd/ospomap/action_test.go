package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

const repositoryRoot = "../.."

// action holds the keys of an action's file that GitHub reads. Other keys are errors.
type action struct {
	Name, Description string
	Branding          map[string]string
	Inputs            map[string]struct{ Description, Default string }
	Outputs           map[string]struct{ Description, Value string }
	Runs              struct {
		Using string
		Steps []actionStep
	}
}

type actionStep struct {
	Name, ID, If, Shell, Run, Uses string
	Env, With                      map[string]string
}

func readAction(t *testing.T) action {
	t.Helper()
	var a action
	decodeYAML(t, readFile(t, filepath.Join(repositoryRoot, "action.yml")), &a)
	return a
}

// decodeYAML rejects keys that v has no field for.
func decodeYAML(t *testing.T, src string, v any) {
	t.Helper()
	d := yaml.NewDecoder(strings.NewReader(src))
	d.KnownFields(true)
	if err := d.Decode(v); err != nil {
		t.Fatal(err)
	}
}

func readFile(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func (a *action) step(t *testing.T, id string) actionStep {
	t.Helper()
	i := slices.IndexFunc(a.Runs.Steps, func(s actionStep) bool { return s.ID == id })
	if i < 0 {
		t.Fatalf("the action has no step %q", id)
	}
	return a.Runs.Steps[i]
}

var (
	expressions = regexp.MustCompile(`\$\{\{ *(.*?) *\}\}`)
	wholeTerm   = regexp.MustCompile(`^(?:inputs\.([a-z-]+)|steps\.([a-z]+)\.outputs\.([a-z-]+))$`)
	pinned      = regexp.MustCompile(`^[\w-]+/[\w-]+@[0-9a-f]{40}$`)
)

// exprTerms returns the parts of every expression in a text, such as "inputs.maps".
func exprTerms(text string) []string {
	var out []string
	for _, m := range expressions.FindAllStringSubmatch(text, -1) {
		out = append(out, strings.Split(m[1], " && ")...)
	}
	return out
}

// TestActionIsWellFormed checks GitHub's requirements, and that inputs reach scripts only
// as values of variables.
func TestActionIsWellFormed(t *testing.T) {
	a := readAction(t)
	if a.Name == "" || a.Description == "" || a.Runs.Using != "composite" {
		t.Errorf("name %q, description %q, using %q", a.Name, a.Description, a.Runs.Using)
	}
	used, seen := map[string]bool{}, map[string]bool{}
	known := func(where, text string) {
		for _, term := range exprTerms(text) {
			m := wholeTerm.FindStringSubmatch(term)
			switch _, declared := a.Inputs[strings.TrimPrefix(term, "inputs.")]; {
			case term == "!cancelled()" && strings.HasSuffix(where, " if"):
			case m == nil:
				t.Errorf("%s: %q is neither an input nor an output of a step", where, term)
			case m[1] != "" && !declared:
				t.Errorf("%s: no input %q", where, m[1])
			case m[2] != "" && !seen[m[2]]:
				t.Errorf("%s: no step %q before", where, m[2])
			}
			used[term] = true
		}
	}
	for _, s := range a.Runs.Steps {
		if s.Name == "" || (s.Run == "") == (s.Uses == "") {
			t.Errorf("step %q: needs a name and either run or uses", s.Name+s.ID)
		}
		if s.Run != "" && s.Shell != "bash" {
			t.Errorf("step %q: shell is %q", s.Name, s.Shell)
		}
		if strings.Contains(s.Run, "${{") {
			t.Errorf("step %q: an expression in a script", s.Name)
		}
		if s.Uses != "" && !pinned.MatchString(s.Uses) {
			t.Errorf("step %q: %q is not pinned", s.Name, s.Uses)
		}
		known(s.Name+" if", s.If)
		for _, values := range []map[string]string{s.Env, s.With} {
			for name, value := range values {
				known(s.Name+" "+name, value)
			}
		}
		seen[s.ID] = true
	}
	for name, in := range a.Inputs {
		if in.Description == "" || !used["inputs."+name] {
			t.Errorf("input %q: description %q, used %v", name, in.Description, used["inputs."+name])
		}
	}
	for name, out := range a.Outputs {
		if out.Description == "" || len(exprTerms(out.Value)) != 1 {
			t.Errorf("output %q: description %q, value %q", name, out.Description, out.Value)
		}
		known("output "+name, out.Value)
	}
}

// job runs the steps of the action as a GitHub runner does, except those that use other
// actions.
type job struct {
	t         *testing.T
	action    action
	inputs    map[string]string
	workspace string // where the scripts run
	temp      string // the runner's temporary folder

	outputs map[string]map[string]string // of steps, by id
	uses    map[string]map[string]string // inputs of other actions, by step
	log     string
	summary string
	code    int // first exit code that is not 0
}

// runAction runs all steps except the build: the program under test is already on the
// PATH.
func runAction(t *testing.T, workspace string, inputs map[string]string) *job {
	t.Helper()
	j := newJob(t, workspace, inputs)
	for _, s := range j.action.Runs.Steps {
		if s.ID != "build" {
			j.step(s)
		}
	}
	return j
}

func newJob(t *testing.T, workspace string, inputs map[string]string) *job {
	t.Helper()
	j := &job{
		t: t, action: readAction(t), workspace: workspace, temp: t.TempDir(), inputs: map[string]string{},
		outputs: map[string]map[string]string{}, uses: map[string]map[string]string{},
	}
	for name, in := range j.action.Inputs {
		j.inputs[name] = in.Default
	}
	for name, value := range inputs {
		if _, ok := j.inputs[name]; !ok {
			t.Fatalf("the action has no input %q", name)
		}
		j.inputs[name] = value
	}
	return j
}

// value evaluates the expressions in a text.
func (j *job) value(text string) string {
	return expressions.ReplaceAllStringFunc(text, func(e string) string {
		m := wholeTerm.FindStringSubmatch(exprTerms(e)[0])
		if m[1] != "" {
			return j.inputs[m[1]]
		}
		return j.outputs[m[2]][m[3]]
	})
}

// wants evaluates the condition of a step: terms that must not be empty. Without a
// condition, a step runs only if nothing has failed.
func (j *job) wants(condition string) bool {
	if condition == "" {
		return j.code == 0
	}
	return !slices.ContainsFunc(exprTerms(condition), func(term string) bool {
		return term != "!cancelled()" && j.value("${{ "+term+" }}") == ""
	})
}

func (j *job) values(of map[string]string) map[string]string {
	out := maps.Clone(of)
	for name, value := range of {
		out[name] = j.value(value)
	}
	return out
}

func (j *job) step(s actionStep) {
	j.t.Helper()
	switch {
	case !j.wants(s.If):
		return
	case s.Uses != "":
		j.uses[s.ID] = j.values(s.With)
		return
	}
	folder := j.t.TempDir()
	script := filepath.Join(folder, "script.sh")
	if err := os.WriteFile(script, []byte(s.Run), 0o644); err != nil {
		j.t.Fatal(err)
	}
	root, err := filepath.Abs(repositoryRoot)
	if err != nil {
		j.t.Fatal(err)
	}
	cmd := exec.Command("bash", "--noprofile", "--norc", "-eo", "pipefail", script)
	cmd.Dir = j.workspace
	cmd.Env = append(os.Environ(), "GITHUB_ACTIONS=true", "GITHUB_ACTION_PATH="+root, "RUNNER_TEMP="+j.temp, "SOURCE_DATE_EPOCH=1795392000")
	for _, name := range []string{"GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "GITHUB_PATH", "GITHUB_ENV"} {
		file := filepath.Join(folder, name)
		if err := os.WriteFile(file, nil, 0o644); err != nil {
			j.t.Fatal(err)
		}
		cmd.Env = append(cmd.Env, name+"="+file)
	}
	for name, value := range j.values(s.Env) {
		cmd.Env = append(cmd.Env, name+"="+value)
	}
	log, err := cmd.CombinedOutput()
	if e, ok := errors.AsType[*exec.ExitError](err); ok && j.code == 0 {
		j.code = e.ExitCode()
	} else if err != nil && !ok {
		j.t.Fatal(err)
	}
	j.log += string(log)
	j.summary += readFile(j.t, filepath.Join(folder, "GITHUB_STEP_SUMMARY"))
	j.outputs[s.ID] = j.fileCommands(readFile(j.t, filepath.Join(folder, "GITHUB_OUTPUT")))
	if path := readFile(j.t, filepath.Join(folder, "GITHUB_PATH")); path != "" {
		j.outputs[s.ID]["PATH"] = strings.TrimSpace(path)
	}
	if env := readFile(j.t, filepath.Join(folder, "GITHUB_ENV")); env != "" {
		j.t.Errorf("step %q sets variables of the job: %s", s.Name, env)
	}
}

// fileCommands parses "name=value" and "name<<END", lines, "END".
func (j *job) fileCommands(text string) map[string]string {
	j.t.Helper()
	out := map[string]string{}
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	for i := 0; i < len(lines) && text != ""; i++ {
		if name, end, ok := strings.Cut(lines[i], "<<"); ok && !strings.Contains(name, "=") {
			length := slices.Index(lines[i+1:], end)
			if length < 0 {
				j.t.Fatalf("no end of %q in %q", name, text)
			}
			out[name] = strings.Join(lines[i+1:i+1+length], "\n")
			i += 1 + length
		} else if name, value, ok := strings.Cut(lines[i], "="); ok {
			out[name] = value
		} else {
			j.t.Fatalf("%q is not an output", lines[i])
		}
	}
	return out
}

// result returns an output of the action.
func (j *job) result(name string) string {
	j.t.Helper()
	out, ok := j.action.Outputs[name]
	if !ok {
		j.t.Fatalf("the action has no output %q", name)
	}
	return j.value(out.Value)
}

// file reads the file that an output names.
func (j *job) file(output string) string {
	j.t.Helper()
	return readFile(j.t, j.result(output))
}

func (j *job) expect(code int, errors, warnings string) {
	j.t.Helper()
	if j.code != code {
		j.t.Errorf("exit code %d, want %d", j.code, code)
	}
	if e, w := j.result("errors"), j.result("warnings"); e != errors || w != warnings {
		j.t.Errorf("%q errors and %q warnings, want %q and %q", e, w, errors, warnings)
	}
	if j.t.Failed() {
		j.t.Log(j.log)
	}
}

// TestActionBuilds runs the build step and the resulting program.
func TestActionBuilds(t *testing.T) {
	j := newJob(t, t.TempDir(), nil)
	for _, id := range []string{"go", "build"} {
		j.step(j.action.step(t, id))
	}
	if want := "\ngo " + j.outputs["go"]["version"] + "\n"; !strings.Contains(readFile(t, filepath.Join(repositoryRoot, "go.mod")), want) {
		t.Errorf("Go version %q is not the module's", j.outputs["go"]["version"])
	}
	out, err := exec.Command(filepath.Join(j.outputs["build"]["PATH"], "ospomap"), "version").CombinedOutput()
	if err != nil || !bytes.HasPrefix(out, []byte("ospomap ")) {
		t.Errorf("%v: %s\n%s", err, out, j.log)
	}
}

// sarifResults returns the number of results in a SARIF file.
func sarifResults(t *testing.T, text string) int {
	t.Helper()
	var log struct{ Runs []struct{ Results []any } }
	if err := json.Unmarshal([]byte(text), &log); err != nil || len(log.Runs) != 1 {
		t.Fatalf("no SARIF: %v", err)
	}
	return len(log.Runs[0].Results)
}
