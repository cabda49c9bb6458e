using LandingZone.Policies.Proofs;

namespace LandingZone.Policies.Tests.Proofs.Access;

/// <summary>Each part of AWS's evaluation of policies, on estates of one or two accounts.</summary>
public sealed class AccessProofTests
{
    private const string Own = "111111111111";
    private const string Other = "222222222222";
    private const string Read = """{"Sid":"Read","Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::data/*"}""";
    private const string Question = "nobody: { type: role, name: reader }, may: s3:GetObject, on: { type: bucket }";

    private static string Ask(params SmallStack[] stacks) => Proving.Say(Proving.Access(Proving.EstateOf(stacks), Question));

    [Fact]
    public void Identity_policy_is_enough_in_its_account() => Assert.Equal(
        """
        Fails
        reader is allowed s3:GetObject on arn:aws:s3:::data/* by statement 'Read' of its policy 'rights'.
        Bucket data of one is in the same account (111111111111), and nothing denies it.
        So reader can s3:GetObject on arn:aws:s3:::data/*.
        """,
        Ask(new SmallStack("one", Own).Role("reader", Read).Bucket("data")));

    [Fact]
    public void Counterexample_names_the_resources_that_let_it_happen()
    {
        var proof = Proving.Access(Proving.EstateOf(new SmallStack("one", Own).Role("reader", Read).Bucket("data")), Question);
        Assert.Equal(
            ["urn:pulumi:one::test::aws:iam/rolePolicy:RolePolicy::reader", "urn:pulumi:one::test::aws:s3/bucket:Bucket::data", "urn:pulumi:one::test::aws:s3/bucket:Bucket::data"],
            proof.Counterexample.Select(step => step.Urn));
    }

    [Fact]
    public void Nothing_is_allowed_where_nothing_allows() => Assert.Equal("Holds", Ask(new SmallStack("one", Own).Role("reader", "").Bucket("data")));

    [Theory]
    [InlineData("""{"Effect":"Deny","Action":"s3:*","Resource":"*"}""", "")]
    [InlineData("""{"Effect":"Deny","NotAction":"s3:ListBucket","Resource":"*"}""", "")]
    [InlineData("""{"Effect":"Deny","Action":"s3:Get*","NotResource":"arn:aws:s3:::other/*"}""", "")]
    [InlineData("", """{"Effect":"Deny","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::data/*"}""")]
    [InlineData("", """{"Effect":"Deny","Principal":{"AWS":"arn:aws:iam::111111111111:role/reader"},"Action":"s3:GetObject","Resource":"*"}""")]
    [InlineData("", """{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*","Condition":{"StringNotEquals":{"aws:PrincipalArn":"arn:aws:iam::111111111111:role/writer"}}}""")]
    public void Deny_wins(string identity, string bucket) => Assert.Equal(
        "Holds",
        Ask(new SmallStack("one", Own).Role("reader", identity.Length > 0 ? $"{Read},{identity}" : Read).Bucket("data", bucket)));

    [Theory]
    [InlineData("""{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"arn:aws:s3:::data/secret/*"}""")]
    [InlineData("""{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"false"}}}""")]
    [InlineData("""{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*","Condition":{"StringNotEquals":{"aws:PrincipalArn":"arn:aws:iam::111111111111:role/reader"}}}""")]
    [InlineData("""{"Effect":"Deny","Principal":{"AWS":"arn:aws:iam::111111111111:role/writer"},"Action":"s3:*","Resource":"*"}""")]
    [InlineData("""{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"arn:aws:s3:::data/${aws:username}/*"}""")]
    public void Deny_that_leaves_a_way_does_not(string bucket) =>
        Assert.StartsWith("Fails\n", Ask(new SmallStack("one", Own).Role("reader", Read).Bucket("data", bucket)), StringComparison.Ordinal);

    [Fact]
    public void Two_denies_together_leave_no_way() => Assert.Equal(
        "Holds",
        Ask(new SmallStack("one", Own).Role("reader", Read).Bucket(
            "data",
            """
            {"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"false"}}},
            {"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*","Condition":{"BoolIfExists":{"aws:SecureTransport":"true"}}}
            """)));

    [Theory]
    [InlineData("""{"Effect":"Allow","Action":"s3:ListBucket","Resource":"*"}""", "Holds")]
    [InlineData("""{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::other/*"}""", "Holds")]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Deny","Action":"s3:Get*","Resource":"*"}""", "Holds")]
    [InlineData("""{"Sid":"All","Effect":"Allow","Action":"*","Resource":"*"}""", "Fails")]
    public void Boundary_cuts(string boundary, string outcome) => Assert.StartsWith(
        outcome,
        Ask(new SmallStack("one", Own).Boundary("edge", boundary).Role("reader", Read, boundary: $"arn:aws:iam::{Own}:policy/edge").Bucket("data")),
        StringComparison.Ordinal);

    [Fact]
    public void Boundary_is_part_of_the_counterexample() => Assert.Contains(
        "Its permission boundary lets that pass by statement 'All' of its boundary 'edge'.",
        Ask(new SmallStack("one", Own)
            .Boundary("edge", """{"Sid":"All","Effect":"Allow","Action":"*","Resource":"*"}""")
            .Role("reader", Read, boundary: $"arn:aws:iam::{Own}:policy/edge")
            .Bucket("data")),
        StringComparison.Ordinal);

    [Fact]
    public void Boundary_that_is_in_no_plan_decides_nothing() => Assert.Equal(
        "NotDecided\nnot decided: the permission boundary 'arn:aws:iam::111111111111:policy/edge' of reader is in no plan",
        Ask(new SmallStack("one", Own).Role("reader", Read, boundary: $"arn:aws:iam::{Own}:policy/edge").Bucket("data")));

    [Theory]
    [InlineData("", "", "Holds")]
    [InlineData(Read, "", "Holds")]
    [InlineData("", """{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::222222222222:role/reader"},"Action":"s3:GetObject","Resource":"*"}""", "Holds")]
    [InlineData(Read, """{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::222222222222:role/writer"},"Action":"s3:GetObject","Resource":"*"}""", "Holds")]
    [InlineData(Read, """{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::222222222222:role/reader"},"Action":"s3:GetObject","Resource":"*"}""", "Fails")]
    [InlineData(Read, """{"Effect":"Allow","Principal":{"AWS":"222222222222"},"Action":"s3:GetObject","Resource":"*"}""", "Fails")]
    [InlineData(Read, """{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"*"}""", "Fails")]
    [InlineData(Read, """{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalAccount":"111111111111"}}}""", "Holds")]
    public void Between_accounts_both_ends_must_allow(string identity, string bucket, string outcome) => Assert.StartsWith(
        outcome,
        Ask(new SmallStack("one", Own).Role("somebody", "").Bucket("data", bucket), new SmallStack("two", Other).Role("reader", identity)),
        StringComparison.Ordinal);

    [Fact]
    public void Bucket_policy_that_names_the_role_is_enough_in_its_account() => Assert.Equal(
        """
        Fails
        Bucket data of one allows s3:GetObject to reader by statement 'Open' of its policy.
        So reader can s3:GetObject on arn:aws:s3:::data/*.
        """,
        Ask(new SmallStack("one", Own).Role("reader", "").Bucket(
            "data", """{"Sid":"Open","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111111111111:role/reader"},"Action":"s3:*","Resource":"*"}""")));

    [Fact]
    public void Bucket_policy_that_names_the_account_leaves_it_to_the_account() => Assert.Equal(
        "Holds",
        Ask(new SmallStack("one", Own).Role("reader", "").Bucket(
            "data", """{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111111111111:root"},"Action":"s3:*","Resource":"*"}""")));

    [Theory]
    [InlineData("""{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111111111111:root"},"Action":"kms:*","Resource":"*"}""", true, "Fails")]
    [InlineData("""{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111111111111:root"},"Action":"kms:*","Resource":"*"}""", false, "Holds")]
    [InlineData("""{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111111111111:role/writer"},"Action":"kms:*","Resource":"*"}""", true, "Holds")]
    [InlineData("""{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111111111111:role/reader"},"Action":"kms:*","Resource":"*"}""", false, "Fails")]
    [InlineData("", true, "Fails")]
    public void Key_needs_its_own_policy(string key, bool identity, string outcome) => Assert.StartsWith(
        outcome,
        Proving.Say(Proving.Access(
            Proving.EstateOf(new SmallStack("one", Own)
                .Role("reader", identity ? """{"Effect":"Allow","Action":"kms:Decrypt","Resource":"*"}""" : "")
                .Key("key", key)),
            "nobody: { type: role, name: reader }, may: kms:Decrypt, on: { type: key }")),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("s3.eu-west-1.amazonaws.com", "s3.eu-west-1.amazonaws.com", "Fails")]
    [InlineData("s3.eu-west-1.amazonaws.com", "redshift.eu-west-1.amazonaws.com", "Holds")]
    [InlineData("s3.*.amazonaws.com", "s3.eu-west-1.amazonaws.com", "Fails")]
    public void Conditions_of_both_ends_must_be_met_by_one_request(string identity, string key, string outcome) => Assert.StartsWith(
        outcome,
        Proving.Say(Proving.Access(
            Proving.EstateOf(new SmallStack("one", Own)
                .Role("reader", $$$"""{"Effect":"Allow","Action":"kms:Decrypt","Resource":"*","Condition":{"StringLike":{"kms:ViaService":"{{{identity}}}"} } }""")
                .Key("key", $$$"""{"Effect":"Allow","Principal":{"AWS":"111111111111"},"Action":"kms:*","Resource":"*","Condition":{"StringEquals":{"kms:ViaService":"{{{key}}}"} } }""")),
            "nobody: { type: role, name: reader }, may: kms:Decrypt, on: { type: key }")),
        StringComparison.Ordinal);

    [Fact]
    public void Grant_of_a_key_allows() => Assert.Equal(
        "Fails\nKey key of one allows kms:Decrypt to reader by statement 'lent' of its grants.\nSo reader can kms:Decrypt on arn:aws:kms:eu-west-1:111111111111:key/key.",
        Proving.Say(Proving.Access(
            Proving.EstateOf(new SmallStack("one", Own)
                .Role("reader", "")
                .Key("key", """{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111111111111:role/writer"},"Action":"kms:*","Resource":"*"}""")
                .Add("aws:kms/grant:Grant", "lent", "grant-1", ("keyId", "key"), ("granteePrincipal", $"arn:aws:iam::{Own}:role/reader"), ("operations", Policies.Resources.Value.Of([Policies.Resources.Value.Of("Decrypt")])))),
            "nobody: { type: role, name: reader }, may: kms:Decrypt, on: { type: key }")));

    [Theory]
    [InlineData("blue", "Fails")]
    [InlineData("red", "Holds")]
    public void Tags_of_the_principal_count(string tag, string outcome) => Assert.StartsWith(
        outcome,
        Ask(new SmallStack("one", Own)
            .Role(
                "reader",
                """{"Effect":"Allow","Action":"s3:GetObject","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalTag/team":"blue"}}}""",
                tags: new() { ["team"] = tag })
            .Bucket("data")),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("aws:SourceArn", "arn:aws:sns:eu-west-1:111111111111:topic")]
    [InlineData("aws:SourceAccount", "111111111111")]
    public void Keys_that_only_services_send_are_missing(string key, string value) => Assert.Equal(
        "Holds",
        Ask(new SmallStack("one", Own)
            .Role("reader", $$$"""{"Effect":"Allow","Action":"s3:GetObject","Resource":"*","Condition":{"StringEquals":{"{{{key}}}":"{{{value}}}"} } }""")
            .Bucket("data")));

    [Fact]
    public void Condition_key_outside_the_model_is_not_assumed() => Assert.Equal(
        "NotDecided\nnot decided: condition key s3:ResourceAccountAlias",
        Ask(new SmallStack("one", Own)
            .Role("reader", """{"Effect":"Allow","Action":"s3:GetObject","Resource":"*","Condition":{"StringEquals":{"s3:ResourceAccountAlias":"x"}}}""")
            .Bucket("data")));

    [Fact]
    public void Deny_with_a_condition_key_outside_the_model_is_not_assumed_to_hold() => Assert.Equal(
        "NotDecided\nnot decided: condition key s3:ResourceAccountAlias",
        Ask(new SmallStack("one", Own)
            .Role("reader", Read)
            .Bucket("data", """{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*","Condition":{"StringEquals":{"s3:ResourceAccountAlias":"x"}}}""")));

    [Fact]
    public void Operator_outside_the_model_is_not_assumed() => Assert.Equal(
        "NotDecided\nnot decided: operator IpAddress on condition key aws:SourceIp",
        Ask(new SmallStack("one", Own)
            .Role("reader", """{"Effect":"Allow","Action":"s3:GetObject","Resource":"*","Condition":{"IpAddress":{"aws:SourceIp":"10.0.0.0/8"}}}""")
            .Bucket("data")));

    [Fact]
    public void Policy_that_is_in_no_plan_is_not_assumed() => Assert.Equal(
        "NotDecided\nnot decided: the policy arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess of reader is in no plan",
        Ask(new SmallStack("one", Own)
            .Role("reader", "")
            .Add("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "more", null, ("role", "reader"), ("policyArn", "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"))
            .Bucket("data")));

    [Fact]
    public void Policy_of_AWS_that_is_known_is_judged() => Assert.StartsWith(
        "Fails\nreader is allowed s3:GetObject on arn:aws:s3:::data/* by statement 1 of the AWS policy 'AdministratorAccess'.",
        Ask(new SmallStack("one", Own)
            .Role("reader", "")
            .Add("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "more", null, ("role", "reader"), ("policyArn", "arn:aws:iam::aws:policy/AdministratorAccess"))
            .Bucket("data")),
        StringComparison.Ordinal);

    [Fact]
    public void Policy_that_is_not_known_yet_decides_nothing() => Assert.Equal(
        "NotDecided\nnot decided: its policy 'rights' is not known yet",
        Ask(new SmallStack("one", Own)
            .Role("reader", "")
            .Add("aws:iam/rolePolicy:RolePolicy", "reader", null, ("name", "rights"), ("role", "reader"), ("policy", Policies.Resources.Value.Unknown))
            .Bucket("data")));

    [Fact]
    public void Managed_policy_of_the_estate_and_inline_policies_count_alike()
    {
        var attached = new SmallStack("one", Own)
            .Role("reader", "")
            .Add("aws:iam/policy:Policy", "readers", null, ("arn", $"arn:aws:iam::{Own}:policy/readers"), ("policy", SmallStack.Policy(Read)))
            .Add("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "more", null, ("role", "reader"), ("policyArn", $"arn:aws:iam::{Own}:policy/readers"))
            .Bucket("data");
        Assert.Contains("by statement 'Read' of the policy 'readers'.", Ask(attached), StringComparison.Ordinal);

        var inline = new SmallStack("one", Own)
            .Add(
                "aws:iam/role:Role", "reader", "reader", ("arn", $"arn:aws:iam::{Own}:role/reader"), ("name", "reader"),
                ("assumeRolePolicy", SmallStack.Policy("""{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}""")),
                ("inlinePolicies", Policies.Resources.Value.Of([Policies.Resources.Value.Of(new[]
                {
                    KeyValuePair.Create("name", Policies.Resources.Value.Of("own")), KeyValuePair.Create("policy", Policies.Resources.Value.Of(SmallStack.Policy(Read))),
                })])))
            .Bucket("data");
        Assert.Contains("by statement 'Read' of its policy 'own'.", Ask(inline), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"*"}""", "Fails")]
    [InlineData("""{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalOrgID":"o-1"}}}""", "Holds")]
    [InlineData("""{"Effect":"Allow","Principal":{"AWS":"333333333333"},"Action":"s3:GetObject","Resource":"*"}""", "Fails")]
    [InlineData("""{"Effect":"Allow","Principal":{"Service":"logging.s3.amazonaws.com"},"Action":"s3:GetObject","Resource":"*"}""", "Holds")]
    public void Outsiders_reach_what_is_open(string bucket, string outcome) => Assert.StartsWith(
        outcome,
        Proving.Say(Proving.Access(
            Proving.EstateOf(new SmallStack("one", Own).Role("somebody", "").Bucket("data", bucket)), "nobody: outsiders, may: s3:GetObject, on: { type: bucket }")),
        StringComparison.Ordinal);

    [Fact]
    public void Whoever_is_in_no_plan_counts_in_other_accounts()
    {
        var estate = Proving.EstateOf(
            new SmallStack("one", Own).Role("somebody", "").Bucket("data", """{"Sid":"Lend","Effect":"Allow","Principal":{"AWS":"222222222222"},"Action":"s3:GetObject","Resource":"*"}"""),
            new SmallStack("two-a", Other).Role("reader", ""));
        Assert.Equal(
            """
            Fails
            Another principal of account 222222222222 is in no plan and may have any rights, s3:GetObject too.
            Bucket data of one allows s3:GetObject to another principal of account 222222222222 by statement 'Lend' of its policy.
            So another principal of account 222222222222 can s3:GetObject on arn:aws:s3:::data/*.
            """,
            Proving.Say(Proving.Access(estate, "nobody: { zone: two }, may: s3:GetObject, on: { zone: one, type: bucket }")));
    }

    [Fact]
    public void Whoever_is_in_no_plan_counts_in_the_own_account_only_where_asked()
    {
        var estate = Proving.EstateOf(new SmallStack("one", Own).Role("somebody", "").Bucket("data"));
        Assert.Equal(ProofOutcome.Holds, Proving.Access(estate, "nobody: { zone: one }, may: s3:GetObject, on: { type: bucket }").Outcome);
        Assert.Equal(ProofOutcome.Fails, Proving.Access(estate, "nobody: { zone: one }, may: s3:GetObject, on: { type: bucket }, unplanned: true").Outcome);
    }

    [Fact]
    public void File_system_without_a_policy_is_open_to_whoever_reaches_it() => Assert.Contains(
        "FileSystem shared of one allows elasticfilesystem:ClientMount to somebody of another organization by statement 'Default' of the default of file systems without a policy.",
        Proving.Say(Proving.Access(
            Proving.EstateOf(new SmallStack("one", Own).Role("reader", "").Add(
                "aws:efs/fileSystem:FileSystem", "shared", "fs-1", ("arn", "arn:aws:elasticfilesystem:eu-west-1:111111111111:file-system/fs-1"))),
            "nobody: outsiders, may: elasticfilesystem:ClientMount, on: { type: fileSystem }")),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("222222222222", "Fails")]
    [InlineData("events.amazonaws.com", "Holds")]
    public void Permission_of_a_function_lends_it(string principal, string outcome) => Assert.StartsWith(
        outcome,
        Proving.Say(Proving.Access(
            Proving.EstateOf(
                new SmallStack("one", Own).Role("somebody", "")
                    .Add("aws:lambda/function:Function", "worker", "worker", ("arn", "arn:aws:lambda:eu-west-1:111111111111:function:worker"))
                    .Add("aws:lambda/permission:Permission", "lent", null, ("function", "worker"), ("principal", principal), ("action", "lambda:InvokeFunction")),
                new SmallStack("two", Other).Role("reader", """{"Effect":"Allow","Action":"lambda:*","Resource":"*"}""")),
            "nobody: { type: role, name: reader }, may: lambda:InvokeFunction, on: { type: function }")),
        StringComparison.Ordinal);

    [Fact]
    public void Access_point_decides_nothing() => Assert.Equal(
        "NotDecided\nnot decided: the access point door also leads to the bucket",
        Ask(new SmallStack("one", Own).Role("reader", "").Bucket("data").Add("aws:s3/accessPoint:AccessPoint", "door", "door", ("bucket", "data"))));

    [Theory]
    [InlineData("""{"Effect":"Allow","Principal":"*","Action":"s3:*","Resource":"*"}""", "Fails")]
    [InlineData("""{"Effect":"Allow","Principal":"*","Action":"s3:ListBucket","Resource":"*"}""", "Holds")]
    [InlineData("""{"Effect":"Allow","Principal":"*","Action":"s3:*","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalAccount":"222222222222"}}}""", "Holds")]
    [InlineData("", "Fails")]
    public void Endpoint_policy_cuts(string endpoint, string outcome) => Assert.StartsWith(
        outcome,
        Proving.Say(Proving.Access(
            Proving.EstateOf(new SmallStack("one", Own).Role("reader", Read).Bucket("data").Endpoint("door", "s3", endpoint)),
            Question + ", through: { stack: one }")),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("vpce-door", """{"Sid":"Pass","Effect":"Allow","Principal":"*","Action":"s3:*","Resource":"*"}""", "Fails")]
    [InlineData("vpce-door", """{"Effect":"Allow","Principal":"*","Action":"s3:ListBucket","Resource":"*"}""", "Holds")]
    [InlineData("vpce-elsewhere", """{"Effect":"Allow","Principal":"*","Action":"s3:ListBucket","Resource":"*"}""", "Fails")]
    public void Bucket_that_demands_an_endpoint_is_reached_through_it(string demanded, string endpoint, string outcome) => Assert.StartsWith(
        outcome,
        Ask(new SmallStack("one", Own)
            .Role("reader", Read)
            .Endpoint("door", "s3", endpoint)
            .Bucket("data", $$$"""{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*","Condition":{"StringNotEquals":{"aws:SourceVpce":"{{{demanded}}}"} } }""")),
        StringComparison.Ordinal);

    [Fact]
    public void Data_of_other_organizations_is_out_of_reach_where_the_endpoint_says_so()
    {
        static Proof Ask(string condition) => Proving.Access(
            Proving.EstateOf(new SmallStack("one", Own)
                .Role("reader", """{"Effect":"Allow","Action":"s3:PutObject","Resource":"*"}""")
                .Endpoint("door", "s3", $$$"""{"Effect":"Allow","Principal":"*","Action":"s3:*","Resource":"*"{{{condition}}}}""")),
            "nobody: anyone, may: s3:PutObject, on: outside, through: { stack: one }");

        Assert.Equal(ProofOutcome.Holds, Ask(""","Condition":{"StringEquals":{"aws:ResourceOrgID":"o-1"}}""").Outcome);
        Assert.Equal(ProofOutcome.Fails, Ask("").Outcome);
    }
}
