package model

// QuestionTexts maps the names in ReadinessQuestions and AreaQuestions to the
// questions.
var QuestionTexts = map[string]Phrase{
	"definition":  "What is open source, to us?",
	"meaning":     "What does it mean for the organisation?",
	"amount-used": "How much of it do we use?",
	"culture":     "How well do people share and work in the open?",
	"goals":       "What do we want to reach with it?",
	"usage":       "Where and how do we use it?",
	"creation":    "What do we publish and contribute?",
	"policies":    "Which policies and processes are there?",
	"legal":       "Which legal questions come up?",
	"motivations": "Why do something about it now?",
	"challenges":  "What stands in the way?",
	"resources":   "Which people and means are there, or missing?",

	"widely-used":        "Which projects are widely used?",
	"critical":           "Which are critical to our operations?",
	"licensing":          "Do those involved know licences and what they ask for?",
	"benefits-and-risks": "Do they see the benefits and the risks?",
	"sharing":            "Do people work together and share?",
	"contributing":       "Are they willing to contribute?",
	"tools-existing":     "Which tools and processes can serve already?",
	"tools-missing":      "Which are missing?",
	"gaps-found":         "Which gaps are there?",
	"gaps-closing":       "What closes them: training, tools, an office?",
}
