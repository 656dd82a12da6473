package gap

import "github.com/ospomap/ospomap/model"

// URLs of the book whose introduction the rules are based on, and of the practices that
// they borrow.
const (
	bookURL      = "https://ospobook.todogroup.org/"
	chapterURL   = bookURL + "01-chapter/"
	registerURL  = "https://en.wikipedia.org/wiki/Stakeholder_register"
	gridURL      = "https://en.wikipedia.org/wiki/Stakeholder_analysis"
	raciURL      = "https://en.wikipedia.org/wiki/Responsibility_assignment_matrix"
	networkURL   = "https://en.wikipedia.org/wiki/Betweenness_centrality"
	cutVertexURL = "https://en.wikipedia.org/wiki/Biconnected_component"
	teamsURL     = "https://teamtopologies.com/key-concepts"
	teamAPIURL   = "https://github.com/TeamTopologies/Team-API-template"
	reviewURL    = "https://github.com/ospomap/ospomap/blob/main/docs/check.md"
	formatURL    = "https://github.com/ospomap/ospomap/blob/main/docs/the-map.md"
)

// Sections of the introduction.
const (
	whoURL         = chapterURL + "#ospo-definition"
	perspectiveURL = chapterURL + "#understand-cross-functional-collaboration-of-an-ospo"
	readinessURL   = chapterURL + "#understand-existing-and-desired-open-source-adoption"
	scenarioURL    = chapterURL + "#scenario-" // followed by its number
)

// Resources that the introduction recommends for further reading.
var (
	readBasics     = model.Source{Title: "OSPO 101, module 1: introduction to open source", URL: "https://github.com/todogroup/ospo-career-path/tree/main/OSPO-101/module1"}
	readBusiness   = model.Source{Title: "OSPO 101, module 2: business models", URL: "https://github.com/todogroup/ospo-career-path/tree/main/OSPO-101/module2"}
	readManagement = model.Source{Title: "OSPO 101, module 3: managing open source in an organisation", URL: "https://github.com/todogroup/ospo-career-path/tree/main/OSPO-101/module3"}
	readFAQ        = model.Source{Title: "OSPO easy FAQ", URL: "https://todogroup.org/resources/guides/open-source-program-office-ospo-easy-faq/"}
	readCreate     = model.Source{Title: "How to create an OSPO", URL: "https://todogroup.org/resources/guides/how-to-create-an-open-source-program-office/"}
	readDefinition = model.Source{Title: "OSPO definition", URL: "https://ospoglossary.todogroup.org/ospo-definition/"}
	readGovernment = model.Source{Title: "The OSPO: a new tool for digital government", URL: "https://openforumeurope.org/wp-content/uploads/2022/06/The-OSPO-A-New-Tool-for-Digital-Government-2.pdf"}
	readLandscape  = model.Source{Title: "OSPO adoption landscape", URL: "https://landscape.todogroup.org/"}
	readBook       = model.Source{Title: "Business Success with Open Source", URL: "https://pragprog.com/titles/vbfoss/business-success-with-open-source/"}
)

// from returns a source with a title and a URL.
func from(title, url string) model.Source { return model.Source{Title: title, URL: url} }
