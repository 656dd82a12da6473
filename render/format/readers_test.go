//go:build readers

package format

import (
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/render/theme"
)

// missing skips a test whose tool is not installed, but fails it in CI.
func missing(t *testing.T, tool string) {
	t.Helper()
	if os.Getenv("CI") != "" {
		t.Fatalf("%s is not installed, and CI must not skip", tool)
	}
	t.Skipf("%s is not installed", tool)
}

func TestSVGPassesXmllint(t *testing.T) {
	xmllint, err := exec.LookPath("xmllint")
	if err != nil {
		missing(t, "xmllint")
	}
	for _, mode := range theme.Modes {
		cmd := exec.Command(xmllint, "--noout", "--nonet", "-")
		cmd.Stdin = strings.NewReader(svg(t, everything(), mode))
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("theme %s: %v\n%s", mode, err, out)
		}
	}
}
