package testkit

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestGolden(t *testing.T) {
	file := filepath.Join(t.TempDir(), "testdata", "a.txt")
	*update = true
	t.Cleanup(func() { *update = false })
	Golden(t, file, "one\ntwo\n")
	*update = false
	Golden(t, file, []byte("one\ntwo\n"))
	if data, err := os.ReadFile(file); err != nil || string(data) != "one\ntwo\n" {
		t.Errorf("-update writes %q, %v", data, err)
	}
}

func TestCommand(t *testing.T) {
	t.Run("one of several", func(t *testing.T) {
		const want = "go test ./model/testkit -run '^TestCommand$/^one_of_several$' -update"
		if got := command(t); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	})
}

func TestDifference(t *testing.T) {
	for _, tt := range []struct{ want, got, say string }{
		{"a\nb\n", "a\nc\n", "line 2 was: b\nline 2 is:  c"},
		{"a\nb", "a", "line 2 was: b\nline 2 is:  (the end)"},
		{strings.Repeat("x", 300), "", "line 1 was: " + strings.Repeat("x", 200) + "\nline 1 is:  "},
	} {
		if say := difference([]byte(tt.want), []byte(tt.got)); say != tt.say {
			t.Errorf("got\n%s\nwant\n%s", say, tt.say)
		}
	}
}
