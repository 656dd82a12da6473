package schema

import (
	"github.com/ospomap/ospomap/model/check"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/model/parse"
)

// published is the folder of the schemas, in which a test keeps them fresh.
const published = "https://raw.githubusercontent.com/ospomap/ospomap/main/docs/"

// Map is the schema of maps.
func Map() []byte {
	rules := Words{Object: "accept", Key: "rule"}
	for _, r := range gap.Rules() {
		if r.Acceptable() {
			rules.List, rules.Meanings = append(rules.List, r.ID), append(rules.Meanings, string(r.Title))
		}
	}
	return Of(parse.Spec(), published+"map.schema.json", rules)
}

// Project is the schema of project files.
func Project() []byte {
	return Of(parse.ConfigSpec(check.ProjectRules()), published+"config.schema.json")
}
