package schema

import (
	"github.com/ospomap/ospomap/model/check"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/model/parse"
)

// published is the URL of the folder with the schemas, which a test keeps up to date.
const published = "https://raw.githubusercontent.com/ospomap/ospomap/main/docs/"

// Map returns the schema of maps.
func Map() []byte {
	rules := Words{Object: "accept", Key: "rule"}
	for _, r := range gap.Rules() {
		if r.Acceptable() {
			rules.List, rules.Meanings = append(rules.List, r.ID), append(rules.Meanings, string(r.Title))
		}
	}
	return Of(parse.Spec(), published+"map.schema.json", rules)
}

// Project returns the schema of project files.
func Project() []byte {
	return Of(parse.ConfigSpec(check.ProjectRules()), published+"config.schema.json")
}
