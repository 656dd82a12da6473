package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// BenchmarkProcess measures whole commands as processes, warm: wall time as
// ns/op, and the CPU time of user and system together as cpu-ms/op.
func BenchmarkProcess(b *testing.B) {
	program := filepath.Join(b.TempDir(), "ospomap")
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	sample := filepath.Join(samplesFolder, "acme.yaml")
	for _, line := range []string{"version", "check MAP", "render MAP -o NULL", "render MAP -o NULL --format png"} {
		args := strings.Fields(strings.NewReplacer("MAP", sample, "NULL", os.DevNull).Replace(line))
		b.Run(line, func(b *testing.B) {
			var cpu time.Duration
			for b.Loop() {
				cmd := exec.Command(program, args...)
				if err := cmd.Run(); err != nil {
					b.Fatal(err)
				}
				cpu += cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
			}
			b.ReportMetric(cpu.Seconds()*1000/float64(b.N), "cpu-ms/op")
		})
	}
}
