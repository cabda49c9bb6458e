using LandingZone.Policies.Proofs;
using LandingZone.Policies.Proofs.Statements;

namespace LandingZone.Policies.Tests.Proofs;

/// <summary>A faulty file of statements: all faults at once, each with file, line, value and remedy.</summary>
public sealed class ProofFileTests
{
    private static string Faults(string text) => string.Join('\n', ProofFile.Read(text, "proofs.yaml").Problems);

    private static string Empty(string body) => string.Join('\n', ProofRunner.Run(
        Proving.EstateOf(new SmallStack("rnd-eu-west-1", "111111111111").Role("reader", "").Bucket("data")),
        ProofFile.Read($"- id: tested\n  statement: What is tested.\n  access: {{ {body} }}\n", "proofs.yaml").Statements).Problems);

    [Fact]
    public void Schema_knows_the_keys_of_selectors_that_the_reader_knows()
    {
        using var schema = System.Text.Json.JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "proofs.schema.json")));
        var keys = schema.RootElement.GetProperty("$defs").GetProperty("selector").GetProperty("properties").EnumerateObject().Select(property => property.Name);
        Assert.Equal(SelectorReading.Keys.Order(), keys.Order());
    }

    [Fact]
    public void Shipped_statements_are_read_without_a_fault()
    {
        var (statements, problems) = ProofFile.Read(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "proofs.yaml")), "proofs.yaml");
        Assert.Empty(problems);
        Assert.True(statements.Count >= 30);
    }

    [Fact]
    public void Empty_file_has_no_statements()
    {
        var (statements, problems) = ProofFile.Read("# nothing yet\n", "proofs.yaml");
        Assert.Empty(statements);
        Assert.Empty(problems);
    }

    [Fact]
    public void Text_that_is_no_YAML() =>
        Assert.StartsWith("proofs.yaml:3: this is no YAML: ", Faults("- id: a\n  statement: [\n"), StringComparison.Ordinal);

    [Fact]
    public void File_that_is_no_list() =>
        Assert.StartsWith("proofs.yaml:1: the file is a list of statements, each with id, statement, ", Faults("id: a\n"), StringComparison.Ordinal);

    [Fact]
    public void All_faults_are_told_at_once() => Assert.Equal(
        """
        proofs.yaml:2: Big Name: id: 'Big Name' is no identifier; use small letters, digits and dashes.
        proofs.yaml:3: Big Name: there is no key 'sentence' here; there are id, statement, access, network, pods.
        proofs.yaml:2: Big Name: statement is missing; give what is to be proved, as a sentence.
        proofs.yaml:5: Big Name: access: nobody: 'people' is no word for principals; give everybody, outsiders, anyone or a selector.
        proofs.yaml:6: Big Name: access: may: 'read' is no action; write service:Action, such as s3:GetObject, with * and ? as wildcards of the action.
        proofs.yaml:7: Big Name: access: on: type: 'bukket' is no kind of resource; give one of bucket, key, role, user, queue, topic, table, secret, repository, fileSystem, function, vault, trail, logGroup, stateMachine, modelGroup, database, subnet or a type such as aws:s3/bucket:Bucket.
        proofs.yaml:8: Big Name: access: unplanned: 'perhaps' is neither true nor false; write one of them.
        """.Split('\n').Order(),
        Faults(
            """

            - id: Big Name
              sentence: x
              access:
                nobody: people
                may: read
                on: { type: bukket }
                unplanned: perhaps
            """).Split('\n').Order());

    [Fact]
    public void Faults_of_a_statement_about_networks() => Assert.Equal(
        """
        proofs.yaml:3: a: network: to is missing; give a selector of subnets, or one of the words internet, corporate, vpn.
        proofs.yaml:3: a: network: from: 'moon' is no place; give a selector of subnets, or one of the words internet, corporate, vpn.
        proofs.yaml:3: a: network: only: 'tcp/70000' is no port; write tcp/443, udp/1024-65535 or icmp.
        """.Split('\n').Order(),
        Faults("- id: a\n  statement: x\n  network: { from: moon, only: tcp/70000 }\n").Split('\n').Order());

    [Theory]
    [InlineData("from: { zone: rnd }, to: internet", "from: no subnet of the estate fits; correct the selector.")]
    [InlineData("from: internet, to: vpn", "to: the estate has no client VPN; leave the word out.")]
    public void Network_statement_that_speaks_of_nothing(string body, string fault)
    {
        var (statements, _) = ProofFile.Read($"- id: tested\n  statement: What is tested.\n  network: {{ {body} }}\n", "proofs.yaml");
        var run = ProofRunner.Run(Proving.EstateOf(new SmallStack("rnd-eu-west-1", "111111111111").Bucket("data")), statements);
        Assert.Empty(run.Proofs);
        Assert.Contains(run.Problems, problem => problem.Text == $"tested: {fault}");
    }

    [Fact]
    public void Identifiers_are_told_apart() => Assert.Equal(
        "proofs.yaml:4: a: the identifier stands here a second time; give each statement its own.",
        Faults("- id: a\n  statement: x\n  access: { nobody: anyone, may: 's3:*', on: { type: bucket } }\n- id: a\n  statement: x\n  access: { nobody: anyone, may: 's3:*', on: { type: bucket } }\n"));

    [Fact]
    public void Statement_without_anything_to_prove() => Assert.Equal(
        "proofs.yaml:1: a: a statement has one of access, network, pods; give what is to be proved.", Faults("- id: a\n  statement: x\n"));

    [Fact]
    public void Empty_selector_would_mean_everything() => Assert.StartsWith(
        "proofs.yaml:3: a: access: on: the selector is empty and would mean everything; give at least one of zone, stack, ",
        Faults("- id: a\n  statement: x\n  access: { nobody: anyone, may: 's3:*', on: {} }\n"),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("nobody: anyone, may: 's3:*', on: { zone: staging }", "zone 'staging' is none of the estate; its stacks are rnd-eu-west-1.")]
    [InlineData("nobody: anyone, may: 's3:*', on: { stack: 'rnd-us-*' }", "stack 'rnd-us-*' is none of the estate; its stacks are rnd-eu-west-1.")]
    [InlineData("nobody: { type: role, name: writer }, may: 's3:*', on: { type: bucket }", "nobody: no role or user of the estate fits; correct the selector.")]
    [InlineData("nobody: anyone, except: { name: writer }, may: 's3:*', on: { type: bucket }", "except: no role or user of the estate fits; correct the selector or leave it out.")]
    [InlineData("nobody: anyone, may: 's3:*', on: { type: bucket, name: other }", "on: no resource of the estate fits that the actions work on; correct the selector.")]
    [InlineData("nobody: anyone, may: ['s3:*', 'kms:Decrypt'], on: { type: bucket }", "may: 'kms:Decrypt' works on none of the resources that 'on' selects; give an action of their service.")]
    [InlineData("nobody: anyone, may: 's3:*', on: { type: bucket }, through: { zone: rnd }", "through: no endpoint there serves 's3:*'; correct the selector or the action.")]
    public void Statement_that_speaks_of_nothing(string body, string fault) =>
        Assert.Contains($"proofs.yaml:{(fault.StartsWith("may", StringComparison.Ordinal) ? 1 : 3)}: tested: {fault}", Empty(body), StringComparison.Ordinal);
}
