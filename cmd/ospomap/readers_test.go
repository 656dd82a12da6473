//go:build readers

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// needs returns the path of a program. If it is not installed, the test is skipped, or
// fails in CI.
func needs(t *testing.T, program string) string {
	t.Helper()
	path, err := exec.LookPath(program)
	switch {
	case err == nil:
	case os.Getenv("CI") != "":
		t.Fatalf("no %s on the PATH, and CI must not skip", program)
	default:
		t.Skipf("no %s on the PATH", program)
	}
	return path
}

// TestPublicPDFLeavesOut is TestPublicLeavesOut for PDF: it reads the text of the pages
// and the contents of the streams.
func TestPublicPDFLeavesOut(t *testing.T) {
	publicLeavesOut(t, []string{"pdf"}, func(t *testing.T, data []byte) string {
		t.Helper()
		file := filepath.Join(t.TempDir(), "map.pdf")
		if err := os.WriteFile(file, data, 0o600); err != nil {
			t.Fatal(err)
		}
		text := string(data)
		for _, tool := range [][]string{{"pdftotext", file, "-"}, {"pdfinfo", file}, {"qpdf", "--qdf", "--object-streams=disable", file, "-"}} {
			out, err := exec.Command(needs(t, tool[0]), tool[1:]...).Output()
			if err != nil {
				t.Fatalf("%s: %v", tool[0], err)
			}
			text += string(out)
		}
		return text
	})
}

// TestShellScriptsAreClean runs shellcheck on the scripts of the action and of this
// repository.
func TestShellScriptsAreClean(t *testing.T) {
	shellcheck := needs(t, "shellcheck")
	scripts := map[string]string{}
	for _, s := range readAction(t).Runs.Steps {
		if s.Run != "" {
			scripts["the step "+s.Name] = "#!/usr/bin/env bash\n" + s.Run
		}
	}
	files, err := filepath.Glob(filepath.Join(repositoryRoot, ".ci", "*"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no scripts in .ci: %v", err)
	}
	for _, file := range files {
		if info, err := os.Stat(file); err == nil && info.IsDir() {
			continue
		}
		scripts[file] = readFile(t, file)
	}
	for name, script := range scripts {
		cmd := exec.Command(shellcheck, "-")
		cmd.Stdin = strings.NewReader(script)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", name, err, out)
		}
	}
}
