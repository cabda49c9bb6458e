using LandingZone.Policies.Resources;
using LandingZone.Policies.Rules.SageMaker;

namespace LandingZone.Policies.Tests.Rules.SageMaker;

/// <summary>How jobs are found in the definitions of pipelines and state machines.</summary>
public sealed class JobReadingTests
{
    private const string Pipeline = "aws:sagemaker/pipeline:Pipeline";
    private const string Machine = "aws:sfn/stateMachine:StateMachine";

    private static readonly string[] NoPatterns = [];

    [Fact]
    public void Steps_under_conditions_of_conditions_are_found()
    {
        var reading = Read(
            Pipeline,
            "pipelineDefinition",
            """
            {"Steps": [{"Name": "Outer", "Type": "Condition", "Arguments": {
              "IfSteps": [{"Name": "Inner", "Type": "Condition", "Arguments": {
                "ElseSteps": [{"Name": "Train", "Type": "Training", "Arguments": {}}]}}],
              "ElseSteps": [{"Name": "Score", "Type": "Transform", "Arguments": {}}, {"Name": "Stop", "Type": "Fail"}]}}]}
            """);
        Assert.Equal(["Step 'Train' runs a training job", "Step 'Score' runs a transform job"], reading.Jobs.Select(job => job.Label));
    }

    [Fact]
    public void A_tuning_job_is_the_training_jobs_that_it_starts()
    {
        var reading = Read(
            Pipeline,
            "pipelineDefinition",
            """{"Steps": [{"Name": "Tune", "Type": "Tuning", "Arguments": {"TrainingJobDefinitions": [{"RoleArn": "a"}, {"RoleArn": "b"}]}}]}""");
        Assert.Equal(["'a'", "'b'"], reading.Jobs.Select(job => job.Arguments["RoleArn"].ToString()));
    }

    [Theory]
    [InlineData("arn:aws:states:::sagemaker:createTrainingJob", true)]
    [InlineData("arn:aws:states:::sagemaker:createTrainingJob.sync", true)]
    [InlineData("arn:aws:states:::aws-sdk:sagemaker:createTrainingJob", true)]
    [InlineData("arn:aws:states:::sagemaker:createModel", false)]
    [InlineData("arn:aws:states:::lambda:invoke", false)]
    public void Tasks_that_start_a_job_are_told_from_others(string resource, bool isJob)
    {
        var reading = Read(Machine, "definition", $$"""{"States": {"One": { "Resource": "{{resource}}" } } }""");
        Assert.Equal(isJob ? 1 : 0, reading.Jobs.Count);
    }

    [Fact]
    public void A_value_that_the_run_gives_is_not_known()
    {
        var reading = Read(
            Pipeline,
            "pipelineDefinition",
            """
            {"Steps": [{"Name": "Score", "Type": "Transform", "Arguments": {
              "TransformResources": {"VolumeKmsKeyId": {"Get": "Parameters.Key"}}, "TransformOutput": {"KmsKeyId": {"Std:Join": {"On": "/", "Values": []}}}}}]}
            """);
        Assert.All(reading.Jobs.Single().Demands(NoPatterns), demand => Assert.True(demand.Holds.IsUnknown, demand.Property));
    }

    [Theory]
    [InlineData("{", "definition is no JSON (line 1, byte 2).")]
    [InlineData("", "definition is no JSON (line 1, byte 1).")]
    public void What_is_no_JSON_is_said_and_not_passed(string definition, string problem)
    {
        var reading = Read(Machine, "definition", definition);
        Assert.Empty(reading.Jobs);
        Assert.Equal(problem, reading.Problem);
    }

    [Fact]
    public void A_definition_that_lies_elsewhere_is_said() =>
        Assert.Equal(
            "The definition of 'one' lies elsewhere and cannot be read here.",
            JobReading.Of(new Resource { Urn = "urn:one", Type = Machine, Name = "one" }).Problem);

    private static JobReading Read(string type, string property, string definition) => JobReading.Of(new Resource
    {
        Urn = "urn:one",
        Type = type,
        Name = "one",
        Inputs = Value.Of([KeyValuePair.Create(property, Value.Of(definition))]),
    });
}
