package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// BenchmarkProcess measures whole commands as processes, with warm caches.
func BenchmarkProcess(b *testing.B) {
	program := buildProgram(b)
	sample := filepath.Join(samplesFolder, "acme.yaml")
	for _, line := range []string{"version", "check MAP", "render MAP -o NULL", "render MAP -o NULL --format png"} {
		args := strings.Fields(strings.NewReplacer("MAP", sample, "NULL", os.DevNull).Replace(line))
		b.Run(line, func(b *testing.B) { timeProcess(b, program, args...) })
	}
}

// buildProgram builds the program as released, and returns its path.
func buildProgram(b *testing.B) string {
	b.Helper()
	program := filepath.Join(b.TempDir(), "ospomap")
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	return program
}

// timeProcess measures a command: wall time as ns/op, and the CPU time of the process and
// its waited-for children as cpu-ms/op.
func timeProcess(b *testing.B, program string, args ...string) {
	b.Helper()
	var cpu time.Duration
	for b.Loop() {
		cmd := exec.Command(program, args...)
		if out, err := cmd.CombinedOutput(); err != nil {
			b.Fatalf("%v\n%s", err, out)
		}
		cpu += cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	}
	b.ReportMetric(cpu.Seconds()*1000/float64(b.N), "cpu-ms/op")
}
