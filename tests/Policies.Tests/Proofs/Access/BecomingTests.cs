namespace LandingZone.Policies.Tests.Proofs.Access;

/// <summary>Who can act as whom.</summary>
public sealed class BecomingTests
{
    private const string Own = "111111111111";
    private const string Other = "222222222222";
    private const string Read = """{"Sid":"Read","Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::data/*"}""";
    private const string Question = "nobody: { type: role, name: person }, may: s3:GetObject, on: { type: bucket }";

    private static string Trusting(string principal) =>
        $$$"""{"Sid":"Trust","Effect":"Allow","Principal":{{{{principal}}}},"Action":"sts:AssumeRole"}""";

    private static string Ask(params SmallStack[] stacks) => Proving.Say(Proving.Access(Proving.EstateOf(stacks), Question));

    [Fact]
    public void Role_that_trusts_another_is_a_step_of_the_way() => Assert.Equal(
        """
        Fails
        person becomes reader (sts:AssumeRole).
        Role reader of one allows sts:AssumeRole to person by statement 'Trust' of its trust policy.
        reader is allowed s3:GetObject on arn:aws:s3:::data/* by statement 'Read' of its policy 'rights'.
        Bucket data of one is in the same account (111111111111), and nothing denies it.
        So person can s3:GetObject on arn:aws:s3:::data/*.
        """,
        Ask(new SmallStack("one", Own).Role("person", "").Role("reader", Read, Trusting("\"AWS\":\"arn:aws:iam::111111111111:role/person\"")).Bucket("data")));

    [Fact]
    public void Two_steps_are_found() => Assert.StartsWith(
        "Fails\nperson becomes helper (sts:AssumeRole).",
        Ask(new SmallStack("one", Own)
            .Role("person", "")
            .Role("helper", "", Trusting("\"AWS\":\"arn:aws:iam::111111111111:role/person\""))
            .Role("reader", Read, Trusting("\"AWS\":\"arn:aws:iam::111111111111:role/helper\""))
            .Bucket("data")),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("", "Holds")]
    [InlineData("""{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"arn:aws:iam::111111111111:role/other"}""", "Holds")]
    [InlineData("""{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"*"}""", "Fails")]
    public void Trust_in_an_account_needs_the_right_to_assume(string rights, string outcome) => Assert.StartsWith(
        outcome,
        Ask(new SmallStack("one", Own).Role("person", rights).Role("reader", Read, Trusting("\"AWS\":\"111111111111\"")).Bucket("data")),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("", "Holds")]
    [InlineData("""{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"*"}""", "Fails")]
    public void Between_accounts_trust_and_right_are_both_needed(string rights, string outcome) => Assert.StartsWith(
        outcome,
        Ask(
            new SmallStack("two", Other).Role("person", rights),
            new SmallStack("one", Own).Role("reader", Read, Trusting("\"AWS\":\"arn:aws:iam::222222222222:role/person\"")).Bucket("data")),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("lambda.amazonaws.com", "", "Fails")]
    [InlineData("glue.amazonaws.com", "", "Holds")]
    [InlineData("lambda.amazonaws.com", ""","Condition":{"StringEquals":{"iam:PassedToService":"glue.amazonaws.com"}}""", "Holds")]
    public void Role_can_be_handed_to_a_service_that_it_trusts(string trusted, string condition, string outcome)
    {
        var rights = $$$"""{"Effect":"Allow","Action":"iam:PassRole","Resource":"arn:aws:iam::111111111111:role/*"{{{condition}}}}""";
        var said = Ask(new SmallStack("one", Own)
            .Role("person", trusted.StartsWith("glue", StringComparison.Ordinal) ? "" : rights)
            .Role("reader", Read, Trusting($"\"Service\":\"{trusted}\""))
            .Bucket("data"));
        Assert.StartsWith(outcome, said, StringComparison.Ordinal);
        Assert.Equal(outcome == "Fails", said.Contains("person hands reader to lambda.amazonaws.com, which runs for it as that role (iam:PassRole).", StringComparison.Ordinal));
    }

    [Fact]
    public void Whoever_writes_a_functions_code_acts_as_its_role() => Assert.Contains(
        "person changes the code of the function worker and so acts as reader (lambda:UpdateFunctionCode).",
        Ask(new SmallStack("one", Own)
            .Role("person", """{"Effect":"Allow","Action":"lambda:Update*","Resource":"*"}""")
            .Role("reader", Read, Trusting("\"Service\":\"lambda.amazonaws.com\""))
            .Add("aws:lambda/function:Function", "worker", "worker", ("arn", "arn:aws:lambda:eu-west-1:111111111111:function:worker"), ("role", "arn:aws:iam::111111111111:role/reader"))
            .Bucket("data")),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("AmazonEKSEditPolicy", "serving", "Fails")]
    [InlineData("AmazonEKSEditPolicy", "research", "Holds")]
    [InlineData("AmazonEKSViewPolicy", "serving", "Holds")]
    public void Whoever_creates_pods_acts_as_their_roles(string policy, string space, string outcome) => Assert.StartsWith(
        outcome,
        Ask(new SmallStack("one", Own)
            .Role("person", "")
            .Role("reader", Read, Trusting("\"Service\":\"pods.eks.amazonaws.com\""))
            .Add("aws:eks/podIdentityAssociation:PodIdentityAssociation", "pod", "a-1", ("clusterName", "eks"), ("namespace", "serving"), ("serviceAccount", "model"), ("roleArn", "arn:aws:iam::111111111111:role/reader"))
            .Add(
                "aws:eks/accessPolicyAssociation:AccessPolicyAssociation", "edit", "b-1", ("clusterName", "eks"),
                ("principalArn", "arn:aws:iam::111111111111:role/person"), ("policyArn", $"arn:aws:eks::aws:cluster-access-policy/{policy}"),
                ("accessScope", Policies.Resources.Value.Of(new[]
                {
                    KeyValuePair.Create("type", Policies.Resources.Value.Of("namespace")),
                    KeyValuePair.Create("namespaces", Policies.Resources.Value.Of([Policies.Resources.Value.Of(space)])),
                })))
            .Bucket("data")),
        StringComparison.Ordinal);

    [Fact]
    public void Session_on_an_instance_acts_as_its_role() => Assert.Contains(
        "person opens a session on an instance that runs as reader (ssm:StartSession).",
        Ask(new SmallStack("one", Own)
            .Role("person", """{"Effect":"Allow","Action":"ssm:StartSession","Resource":"*"}""")
            .Role("reader", Read)
            .Add("aws:iam/instanceProfile:InstanceProfile", "profile", "profile", ("name", "profile"), ("role", "reader"))
            .Bucket("data")),
        StringComparison.Ordinal);

    [Fact]
    public void Whom_the_statement_spares_is_not_asked_but_nobody_else_may_become_it()
    {
        var spared = Question + ", except: { type: role, name: person }";
        var open = new SmallStack("one", Own).Role("person", Read).Bucket("data");
        Assert.Equal("Holds", Proving.Say(Proving.Access(Proving.EstateOf(open), spared)));

        var through = new SmallStack("one", Own)
            .Role("person", Read, Trusting("\"AWS\":\"arn:aws:iam::111111111111:role/other\"")).Role("other", "").Bucket("data");
        Assert.StartsWith(
            "Fails\nother becomes person (sts:AssumeRole).",
            Proving.Say(Proving.Access(Proving.EstateOf(through), "nobody: everybody, may: s3:GetObject, on: { type: bucket }, except: { name: person }")),
            StringComparison.Ordinal);
    }
}
