//go:build gen

package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"github.com/spf13/cobra/doc"

	"github.com/ospomap/ospomap"
	"github.com/ospomap/ospomap/cmd/ospomap/internal/stream"
)

// With the build tag "gen", the program writes the files to install in share: man pages,
// completions and licences.
//
//	go run -tags gen ./cmd/ospomap FOLDER
func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: go run -tags gen ./cmd/ospomap FOLDER")
		os.Exit(exitUsage)
	}
	if err := writeShare(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(exitFailed)
	}
}

func writeShare(folder string) error {
	var script bytes.Buffer
	a := &app{stdout: &stream.Output{W: &script}, stderr: os.Stderr, env: Env{Getenv: func(string) string { return "" }, Now: time.Now}}
	root := a.rootCommand()
	root.DisableAutoGenTag = true
	files := map[string]string{"doc/ospomap/LICENSE": ospomap.License, "doc/ospomap/THIRD_PARTY.md": ospomap.ThirdParty}
	for shell, name := range map[string]string{
		"bash": "bash-completion/completions/ospomap", "zsh": "zsh/site-functions/_ospomap",
		"fish": "fish/vendor_completions.d/ospomap.fish", "powershell": "powershell/ospomap.ps1",
	} {
		script.Reset()
		if err := a.completion(root, shell); err != nil {
			return err
		}
		files[name] = script.String()
	}
	man := filepath.Join(folder, "man", "man1")
	if err := os.MkdirAll(man, 0o755); err != nil {
		return err
	}
	for name, text := range files {
		file := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			return err
		}
	}
	at := time.Unix(0, 0).UTC() // for reproducible builds
	if seconds, err := strconv.ParseInt(os.Getenv("SOURCE_DATE_EPOCH"), 10, 64); err == nil {
		at = time.Unix(seconds, 0).UTC()
	}
	return doc.GenManTree(root, &doc.GenManHeader{Section: "1", Source: "ospomap " + version, Manual: "ospomap", Date: &at}, man)
}
