using LandingZone.Policies.Proofs;
using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Tests.Proofs.Pods;

/// <summary>What network policies and sidecars let pods reach.</summary>
public sealed class PodProofTests
{
    private const string Stealth = "in: { stack: one }, from: { namespace: serving, labels: { mode: stealth } }, to: ";
    private const string DenyAll = """{"podSelector":{},"policyTypes":["Ingress","Egress"]}""";

    private static SmallStack Cluster(params (string Space, string Spec)[] policies)
    {
        var stack = new SmallStack("one", "111111111111");
        Network.SmallNetwork.Vpc(stack, "vpc-1", "10.0.0.0/16");
        Network.SmallNetwork.Subnet(stack, "vpc-1", "data", "10.0.1.0/24");
        foreach (var space in new[] { "serving", "clients" })
        {
            stack.Add("kubernetes:core/v1:Namespace", space, space, ("metadata", JsonValues.Parse($$"""{"name":"{{space}}","labels":{"side":"{{space}}"} }""")));
        }

        stack.Add(
            "kubernetes:apps/v1:Deployment", "model", "model",
            ("metadata", JsonValues.Parse("""{"name":"model","namespace":"serving"}""")),
            ("spec", JsonValues.Parse("""{"template":{"metadata":{"labels":{"mode":"stealth","model":"scoring"}}}}""")));
        for (var i = 0; i < policies.Length; i++)
        {
            stack.Add(
                "kubernetes:networking.k8s.io/v1:NetworkPolicy", $"policy-{i}", $"policy-{i}",
                ("metadata", JsonValues.Parse($$"""{"name":"policy-{{i}}","namespace":"{{policies[i].Space}}"}""")), ("spec", JsonValues.Parse(policies[i].Spec)));
        }

        return stack;
    }

    private static SmallStack Mesh(SmallStack stack, string name, string spec) => stack.Add(
        "kubernetes:networking.istio.io/v1:Sidecar", name, name,
        ("metadata", JsonValues.Parse("""{"namespace":"serving"}""")), ("spec", JsonValues.Parse(spec)));

    private static SmallStack Knows(SmallStack stack, string host) => stack.Add(
        "kubernetes:networking.istio.io/v1:ServiceEntry", host, host,
        ("metadata", JsonValues.Parse("""{"namespace":"serving"}""")), ("spec", JsonValues.Parse($$"""{"hosts":["{{host}}"]}""")));

    private static string Ask(string to, SmallStack stack) => Proving.Say(Proving.Only(Proving.EstateOf(stack), "pods", Stealth + to));

    [Fact]
    public void Without_a_policy_pods_reach_each_other() => Assert.Equal(
        """
        Fails
        No network policy limits what pods of serving reach.
        No network policy limits what reaches pods of clients.
        So pods of serving in one with mode=stealth reach pods of clients.
        """,
        Ask("{ namespace: clients }", Cluster()));

    [Fact]
    public void Default_deny_keeps_pods_in() => Assert.Equal("Holds", Ask("{ namespace: clients }", Cluster(("serving", DenyAll))));

    [Fact]
    public void Default_deny_of_the_other_side_keeps_pods_out() => Assert.Equal("Holds", Ask("{ namespace: clients }", Cluster(("clients", DenyAll))));

    [Theory]
    [InlineData("""{"podSelector":{},"policyTypes":["Ingress"]}""", "Fails")]
    [InlineData("""{"podSelector":{"matchLabels":{"mode":"live"}},"policyTypes":["Egress"]}""", "Fails")]
    [InlineData("""{"podSelector":{"matchLabels":{"model":"scoring"}},"policyTypes":["Egress"]}""", "Fails")]
    [InlineData("""{"podSelector":{"matchLabels":{"mode":"stealth"}},"policyTypes":["Egress"]}""", "Holds")]
    [InlineData("""{"podSelector":{"matchExpressions":[{"key":"mode","operator":"In","values":["stealth","live"]}]},"policyTypes":["Egress"]}""", "Holds")]
    [InlineData("""{"podSelector":{"matchExpressions":[{"key":"mode","operator":"NotIn","values":["stealth"]}]},"policyTypes":["Egress"]}""", "Fails")]
    public void Policy_isolates_the_pods_that_it_fits_for_certain(string spec, string outcome) =>
        Assert.StartsWith(outcome, Ask("{ namespace: clients }", Cluster(("serving", spec))), StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"podSelector":{"matchLabels":{"mode":"live"}},"policyTypes":["Egress"],"egress":[{"to":[{"namespaceSelector":{"matchLabels":{"side":"clients"}}}]}]}""", "Holds")]
    [InlineData("""{"podSelector":{"matchLabels":{"model":"scoring"}},"policyTypes":["Egress"],"egress":[{"to":[{"namespaceSelector":{"matchLabels":{"side":"clients"}}}]}]}""", "Fails")]
    [InlineData("""{"podSelector":{},"policyTypes":["Egress"],"egress":[{"to":[{"namespaceSelector":{"matchLabels":{"side":"other"}}}]}]}""", "Holds")]
    [InlineData("""{"podSelector":{},"policyTypes":["Egress"],"egress":[{"to":[{"namespaceSelector":{"matchLabels":{"kubernetes.io/metadata.name":"clients"}}}]}]}""", "Fails")]
    [InlineData("""{"podSelector":{},"policyTypes":["Egress"],"egress":[{"to":[{"podSelector":{}}]}]}""", "Holds")]
    [InlineData("""{"podSelector":{},"policyTypes":["Egress"],"egress":[{"ports":[{"port":443}]}]}""", "Fails")]
    public void Rule_lets_out_what_it_may_mean(string spec, string outcome) =>
        Assert.StartsWith(outcome, Ask("{ namespace: clients }", Cluster(("serving", DenyAll), ("serving", spec))), StringComparison.Ordinal);

    [Theory]
    [InlineData("0.0.0.0/0", "", "Fails")]
    [InlineData("0.0.0.0/0", "10.0.0.0/8", "Holds")]
    [InlineData("10.0.2.0/24", "", "Holds")]
    [InlineData("10.0.1.128/25", "", "Fails")]
    public void Blocks_are_compared_exactly(string block, string except, string outcome) => Assert.StartsWith(
        outcome,
        Ask(
            "{ subnets: { name: data } }",
            Cluster(("serving", DenyAll), ("serving", $$$"""{"podSelector":{},"policyTypes":["Egress"],"egress":[{"to":[{"ipBlock":{"cidr":"{{{block}}}","except":[{{{(except.Length > 0 ? $"\"{except}\"" : "")}}}]} }]}]}"""))),
        StringComparison.Ordinal);

    [Fact]
    public void Counterexample_names_the_policy() => Assert.Equal(
        """
        Fails
        Network policy policy-1 lets pods of serving out.
        So pods of serving in one with mode=stealth reach addresses of the subnets that are meant.
        """,
        Ask("{ subnets: { name: data } }", Cluster(("serving", DenyAll), ("serving", """{"podSelector":{},"policyTypes":["Egress"],"egress":[{}]}"""))));

    [Fact]
    public void Policy_that_is_not_known_yet_decides_nothing()
    {
        var stack = Cluster(("serving", DenyAll)).Add(
            "kubernetes:networking.k8s.io/v1:NetworkPolicy", "later", "later",
            ("metadata", JsonValues.Parse("""{"name":"later","namespace":"serving"}""")),
            ("spec", Value.Of(new[] { KeyValuePair.Create("podSelector", JsonValues.Parse("{}")), KeyValuePair.Create("policyTypes", JsonValues.Parse("""["Egress"]""")), KeyValuePair.Create("egress", Value.Of([Value.Unknown])) })));
        Assert.Equal("NotDecided\nnot decided: network policy later is not known yet", Ask("{ namespace: clients }", stack));
    }

    [Fact]
    public void Sidecar_limits_the_hosts_that_pods_know()
    {
        var open = Knows(Cluster(), "results.example.com");
        Assert.Equal(
            "Fails\nNo sidecar limits what pods of serving reach, so that they reach every host.\nSo pods of serving in one with mode=stealth reach hosts like '*results*'.",
            Ask("{ host: '*results*' }", open));

        var closed = Mesh(Knows(Cluster(), "results.example.com"), "own", """{"outboundTrafficPolicy":{"mode":"REGISTRY_ONLY"},"egress":[{"hosts":["./store.example.com"]}]}""");
        Assert.Equal("Holds", Ask("{ host: '*results*' }", closed));

        var named = Mesh(Knows(Cluster(), "results.example.com"), "own", """{"outboundTrafficPolicy":{"mode":"REGISTRY_ONLY"},"egress":[{"hosts":["./*"]}]}""");
        Assert.StartsWith("Fails\nSidecar own lets pods reach './*'.\nService entry results.example.com makes that host known.", Ask("{ host: '*results*' }", named), StringComparison.Ordinal);

        var anything = Mesh(Cluster(), "own", """{"egress":[{"hosts":["./store.example.com"]}]}""");
        Assert.StartsWith("Fails\nSidecar own lets pods reach hosts that the mesh does not know.", Ask("{ host: '*results*' }", anything), StringComparison.Ordinal);
    }

    [Fact]
    public void Sidecar_of_the_workload_counts_before_that_of_the_namespace()
    {
        var stack = Knows(Cluster(), "results.example.com");
        Mesh(stack, "wide", """{"outboundTrafficPolicy":{"mode":"REGISTRY_ONLY"},"egress":[{"hosts":["./*"]}]}""");
        Mesh(stack, "own", """{"workloadSelector":{"labels":{"mode":"stealth"}},"outboundTrafficPolicy":{"mode":"REGISTRY_ONLY"},"egress":[{"hosts":["./store.example.com"]}]}""");
        Assert.Equal("Holds", Ask("{ host: '*results*' }", stack));
    }

    [Fact]
    public void Namespaces_are_kept_apart_in_both_directions()
    {
        static string Apart(SmallStack stack) => Proving.Say(Proving.Only(Proving.EstateOf(stack), "pods", "apart: { stack: one, name: '*' }"));
        Assert.Equal("Holds", Apart(Cluster(("serving", DenyAll))));
        Assert.EndsWith("So pods of clients in one reach pods of serving.", Apart(Cluster(("clients", """{"podSelector":{},"policyTypes":["Ingress"]}"""))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("apart: { stack: one, name: serving }", "apart: no cluster there has two namespaces that fit; correct the selector.")]
    [InlineData("in: { stack: one }, from: { namespace: nowhere }, to: { namespace: clients }", "from: no cluster there has a namespace 'nowhere'; correct the namespace or the selector.")]
    [InlineData("in: { stack: one }, from: { namespace: serving, labels: { mode: other } }, to: { namespace: clients }", "from: no workload of namespace 'serving' has these labels; correct them.")]
    [InlineData("in: { stack: one }, from: { namespace: serving }, to: { subnets: { name: nothing } }", "to: no subnet of the estate fits; correct the selector.")]
    public void Statement_that_speaks_of_nothing(string body, string fault)
    {
        var (statements, _) = LandingZone.Policies.Proofs.Statements.ProofFile.Read($"- id: tested\n  statement: What is tested.\n  pods: {{ {body} }}\n", "proofs.yaml");
        Assert.Equal($"proofs.yaml:3: tested: {fault}", ProofRunner.Run(Proving.EstateOf(Cluster()), statements).Problems.Single().ToString());
    }
}
