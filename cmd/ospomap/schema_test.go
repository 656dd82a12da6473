package main

import (
	"bytes"
	"testing"

	"github.com/ospomap/ospomap/model/testkit"
)

// TestSchemaFiles keeps the published schemas in step with the parser.
func TestSchemaFiles(t *testing.T) {
	for file, args := range map[string][]string{
		"../../docs/map.schema.json":    {"schema"},
		"../../docs/config.schema.json": {"schema", "--config"},
	} {
		var text, messages bytes.Buffer
		if code := Run(args, nil, &text, &messages, testEnv(t)); code != exitOK {
			t.Fatalf("exit code %d: %s", code, messages.String())
		}
		testkit.Golden(t, file, text.String())
	}
}
