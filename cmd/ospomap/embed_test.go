package main

import (
	"bytes"
	"path/filepath"
	"testing"

	"github.com/ospomap/ospomap/model/testkit"
)

// TestDocumentsShowTheMaps embeds the samples in the project's own documents as a user
// would: no picture or table in them may be out of date.
func TestDocumentsShowTheMaps(t *testing.T) {
	t.Chdir("../..")
	documents, err := filepath.Glob("docs/*.md")
	if err != nil || len(documents) == 0 {
		t.Fatalf("no documents: %v", err)
	}
	documents = append(documents, "README.md")
	if testkit.Updating() {
		embedDocuments(t, documents...)
	}
	embedDocuments(t, append(documents, "--check")...)
}

func embedDocuments(t *testing.T, args ...string) {
	t.Helper()
	var out, messages bytes.Buffer
	if code := Run(append([]string{"embed"}, args...), nil, &out, &messages, testEnv(t)); code != exitOK || messages.Len() > 0 {
		t.Errorf("exit code %d; `make golden` brings the documents up to date\n%s%s", code, out.String(), messages.String())
	}
}
