package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/cmd/ospomap/internal/stream"
)

var (
	fences      = regexp.MustCompile("(?ms)^ *```([a-z]*)[^\n]*\n(.*?)^ *```")
	inlineCode  = regexp.MustCompile("`(ospomap [a-z][^`\n]*)`")
	placeholder = regexp.MustCompile(`\b[A-Z]{3,}\b|…|\[|\|`)
	longFlag    = regexp.MustCompile(`(?:^|\s)--([a-z][a-z-]*)`)
)

// commandLines returns the lines of a document that begin with ospomap or make: those in
// code blocks, without comments, and those mentioned in the text.
func commandLines(text string) (lines, mentioned []string) {
	prose := fences.ReplaceAllStringFunc(text, func(block string) string {
		m := fences.FindStringSubmatch(block)
		switch m[1] {
		case "", "sh", "console":
		default:
			return ""
		}
		for line := range strings.Lines(m[2]) {
			line = strings.TrimPrefix(strings.TrimSpace(line), "$ ")
			if strings.HasPrefix(line, "ospomap ") || strings.HasPrefix(line, "make ") {
				line, _, _ = strings.Cut(line, "  ")
				lines = append(lines, line)
			}
		}
		return ""
	})
	for _, m := range inlineCode.FindAllStringSubmatch(prose, -1) {
		mentioned = append(mentioned, m[1])
	}
	return lines, mentioned
}

// TestDocumentedCommands runs every command line of the documentation, in the order of
// the page. For lines with a placeholder, and for commands mentioned in the text, it only
// checks that the command and its flags exist.
func TestDocumentedCommands(t *testing.T) {
	makefile := readFile(t, filepath.Join(repositoryRoot, "Makefile"))
	ran := 0
	for _, document := range documents(t) {
		if filepath.Base(document) == "CHANGELOG.md" { // mentions old commands
			continue
		}
		t.Run(filepath.Base(document), func(t *testing.T) {
			lines, mentioned := commandLines(readFile(t, document))
			for _, line := range mentioned {
				if strings.Contains(line, ".yaml") {
					lines = append(lines, line)
				} else {
					hasFlags(t, line)
				}
			}
			folder := documentedFolder(t)
			for _, line := range lines {
				switch words := strings.Fields(line); {
				case words[0] == "make":
					if !strings.Contains(makefile, "\n"+words[1]+": ") && !strings.Contains(makefile, "\n"+words[1]+":\n") {
						t.Errorf("%s: there is no such target", line)
					}
				case placeholder.MatchString(line):
					hasFlags(t, line)
				case words[1] == "serve" || strings.Contains(line, "--watch"):
					t.Run(line, func(t *testing.T) { runUntilItSpeaks(t, folder, words) })
				default:
					ran++
					runLine(t, folder, line)
				}
			}
		})
	}
	if ran < 40 {
		t.Errorf("only %d command lines were found", ran)
	}
}

// documentedFolder returns a repository as the pages assume it: with a map changed on a
// branch, documents with markers, and the samples.
func documentedFolder(t *testing.T) string {
	t.Helper()
	before := readFile(t, filepath.Join(samplesFolder, "acme.yaml"))
	without := strings.Replace(before, "influence: high", "influence: low", 1)
	folder := t.TempDir()
	if err := os.CopyFS(filepath.Join(folder, "samples"), os.DirFS(samplesFolder)); err != nil {
		t.Fatal(err)
	}
	marked := "<!-- ospomap:begin map=MAP -->\n<!-- ospomap:end -->\n"
	writeFiles(t, folder, map[string]string{
		"ospo.yaml": before, "maps/a.yaml": before, "maps/b.yaml": without,
		"README.md": strings.Replace(marked, "MAP", "ospo.yaml", 1), "docs/guide.md": strings.Replace(marked, "MAP", "../ospo.yaml", 1),
	})
	if err := os.CopyFS(folder, os.DirFS("../../model/importing/testdata")); err != nil {
		t.Fatal(err)
	}
	asking := readFile(t, filepath.Join(repositoryRoot, "docs", "asking.md"))
	_, answers, _ := strings.Cut(asking, "```json\n")
	answers, _, _ = strings.Cut(answers, "```")
	writeFiles(t, folder, map[string]string{"answers-legal.json": answers})
	runGit(t, folder, "init", "-q", "-b", "main")
	runGit(t, folder, "add", ".")
	runGit(t, folder, "commit", "-q", "-m", "maps")
	runGit(t, folder, "tag", "v1")
	runGit(t, folder, "checkout", "-q", "-b", "work")
	writeFiles(t, folder, map[string]string{"ospo.yaml": without})
	return folder
}

// runLine runs a command line in a shell. Findings are not a failure.
func runLine(t *testing.T, folder, line string) {
	t.Helper()
	if strings.HasPrefix(line, "ospomap init") || strings.HasPrefix(line, "ospomap import") && !strings.Contains(line, "--into") && !strings.Contains(line, " -o ") {
		if err := os.Remove(filepath.Join(folder, "ospo.yaml")); err != nil {
			t.Error(err)
		}
	}
	cmd := exec.Command("bash", "-c", line)
	cmd.Dir = folder
	cmd.Env = append(os.Environ(), "GITHUB_ACTIONS=", "base=main")
	out, err := cmd.CombinedOutput()
	if cmd.ProcessState == nil {
		t.Fatal(err)
	}
	if code := cmd.ProcessState.ExitCode(); code != exitOK && code != exitFindings {
		t.Errorf("%s\nends with exit code %d:\n%.600s", line, code, out)
	}
}

// runUntilItSpeaks runs a command until it prints something, and interrupts it.
func runUntilItSpeaks(t *testing.T, folder string, words []string) {
	t.Helper()
	bin := t.TempDir()
	if err := os.WriteFile(filepath.Join(bin, "xdg-open"), []byte("#!/bin/sh\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	args := append([]string{}, words[1:]...)
	for i, word := range args {
		if strings.HasSuffix(word, ".yaml") || strings.HasSuffix(word, ".svg") {
			args[i] = filepath.Join(folder, word)
		}
	}
	p := start(t, []string{"PATH=" + bin}, args...)
	p.line()
	p.interrupt()
}

// hasFlags checks that the command of a line and its flags exist.
func hasFlags(t *testing.T, line string) {
	t.Helper()
	a := &app{stdout: &stream.Output{W: os.Stdout}, stderr: os.Stderr, env: testEnv(t)}
	name := strings.Fields(line)[1]
	cmd, _, err := a.rootCommand().Find([]string{name})
	if err != nil || cmd.Name() != name {
		t.Errorf("%s: no command %q", line, name)
		return
	}
	for _, m := range longFlag.FindAllStringSubmatch(line, -1) {
		if cmd.Flags().Lookup(m[1]) == nil {
			t.Errorf("%s: %s has no flag --%s", line, name, m[1])
		}
	}
}

// TestOneCommandAlone creates each command alone, by its name, and compares it with the
// one created among all commands.
func TestOneCommandAlone(t *testing.T) {
	a := &app{stdout: &stream.Output{}, env: Env{Getenv: func(string) string { return "" }}}
	for _, cmd := range a.rootCommand().Commands() {
		alone := a.rootCommand(cmd.Name())
		found, _, err := alone.Find([]string{cmd.Name()})
		if err != nil || found.UsageString() != cmd.UsageString() {
			t.Errorf("%s is another command by itself: %v\n%s", cmd.Name(), err, found.UsageString())
		}
		if n := len(alone.Commands()); n != 1 && cmd.Name() != "completion" {
			t.Errorf("%s is made together with %d others", cmd.Name(), n-1)
		}
	}
}
