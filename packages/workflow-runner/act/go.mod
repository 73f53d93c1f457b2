// Pins the runner that executes the workflow files. Only act itself is named here: it is built inside its own source
// folder, where its own go.mod and go.sum (covered by the hash beside this file) pin the rest.
module nss-on-aws/act

go 1.25.0

require github.com/nektos/act v0.2.89
