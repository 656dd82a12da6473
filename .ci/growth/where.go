package main

import (
	"cmp"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/coverage"
	"strconv"
	"strings"
)

// where returns the block of statements, as file and lines, whose executions exceed twice
// as many by the most when the job's size doubles.
func where(j job) (string, error) {
	folder, err := os.MkdirTemp("", "growth")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(folder)
	var runs [2]map[string]int
	for i, do := range j {
		if _, err := measure(do); err != nil {
			return "", err
		}
		if runs[i], err = counted(filepath.Join(folder, strconv.Itoa(i))); err != nil {
			return "", err
		}
	}
	most, place := 0, ""
	for block, n := range runs[1] {
		if extra := n - 2*runs[0][block]; cmp.Or(cmp.Compare(extra, most), cmp.Compare(place, block)) > 0 {
			most, place = extra, block
		}
	}
	return place, nil
}

// counted writes the coverage counters and returns the executions of each block.
func counted(folder string) (map[string]int, error) {
	if err := os.Mkdir(folder, 0o755); err != nil {
		return nil, err
	}
	if err := coverage.WriteMetaDir(folder); err != nil {
		return nil, err
	}
	if err := coverage.WriteCountersDir(folder); err != nil {
		return nil, err
	}
	text := filepath.Join(folder, "text")
	if err := exec.Command("go", "tool", "covdata", "textfmt", "-i", folder, "-o", text).Run(); err != nil {
		return nil, err
	}
	out, err := os.ReadFile(text)
	if err != nil {
		return nil, err
	}
	runs := map[string]int{}
	for line := range strings.Lines(string(out)) { // file:from,to statements runs
		if words := strings.Fields(line); len(words) == 3 {
			n, _ := strconv.Atoi(words[2])
			runs[words[0]] += n
		}
	}
	return runs, nil
}
